package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.points.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults come in which order: the same seed, the same schedule.
 *
 * @param faults one after the other
 */
record Schedule(List<Fault> faults) {

  private static final int MOST_OCCURRENCES = 3;

  Schedule {
    faults = List.copyOf(faults);
  }

  /**
   * Every point and every outage, shuffled.
   *
   * @param times how often each, from 1
   */
  static Schedule of(long seed, int times) {
    Random random = new Random(seed);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (Point point : Point.values()) {
        faults.add(new Killed(point, 1 + random.nextInt(MOST_OCCURRENCES)));
      }
      Collections.addAll(faults, Outage.values());
      Collections.addAll(faults, Damage.values());
      faults.add(new Restart());
    }
    Collections.shuffle(faults, random);
    return new Schedule(faults);
  }
}
