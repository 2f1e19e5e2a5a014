package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.workload.points.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a seed says. */
class ScheduleTest {

  @Test
  void the_same_seed_gives_the_same_schedule_and_another_one_another() {
    assertThat(Schedule.of(7, 2)).isEqualTo(Schedule.of(7, 2)).isNotEqualTo(Schedule.of(8, 2));
  }

  @Test
  void every_point_and_every_fault_comes_as_often_as_it_shall() {
    List<String> faults = Schedule.of(7, 2).faults().stream().map(Fault::toString).toList();
    for (Point point : Point.values()) {
      assertThat(faults).filteredOn(it -> it.endsWith(": " + point)).hasSize(2);
    }
    for (Outage outage : Outage.values()) {
      assertThat(faults).filteredOn(outage.toString()::equals).hasSize(2);
    }
    for (Damage damage : Damage.values()) {
      assertThat(faults).filteredOn(damage.toString()::equals).hasSize(2);
    }
    assertThat(faults).filteredOn(new Restart().toString()::equals).hasSize(2);
  }
}
