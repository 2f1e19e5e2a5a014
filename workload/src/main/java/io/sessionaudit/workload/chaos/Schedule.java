package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.points.Point;
import io.sessionaudit.workload.points.Service;
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
   * Every point and every outage, shuffled. Points of different services are put together, other
   * ones each time, so that several die at once and none waits for another one's turn.
   *
   * @param times how often each point, from 1
   * @param others how often everything else, from 0
   */
  static Schedule of(long seed, int times, int others) {
    Random random = new Random(seed);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      faults.addAll(kills(random));
    }
    for (int i = 0; i < others; i++) {
      Collections.addAll(faults, Outage.values());
      Collections.addAll(faults, Damage.values());
      faults.add(new Restart());
    }
    Collections.shuffle(faults, random);
    return new Schedule(faults);
  }

  /** Each point once, at most one of a service in each kill. */
  private static List<Killed> kills(Random random) {
    List<List<Death>> rounds = new ArrayList<>();
    for (Service service : Service.values()) {
      List<Point> points = new ArrayList<>(Point.of(service));
      Collections.shuffle(points, random);
      for (int round = 0; round < points.size(); round++) {
        if (round == rounds.size()) {
          rounds.add(new ArrayList<>());
        }
        int occurrence = 1 + random.nextInt(MOST_OCCURRENCES);
        rounds.get(round).add(new Death(points.get(round), occurrence));
      }
    }
    return rounds.stream().map(Killed::new).toList();
  }
}
