package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.workload.points.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a seed says. */
class ScheduleTest {

  @Test
  void the_same_seed_gives_the_same_schedule_and_another_one_another() {
    assertThat(Schedule.of(7, 2, 1))
        .isEqualTo(Schedule.of(7, 2, 1))
        .isNotEqualTo(Schedule.of(8, 2, 1));
  }

  @Test
  void every_point_and_every_fault_comes_as_often_as_it_shall() {
    Schedule schedule = Schedule.of(7, 3, 2);
    List<Point> deaths =
        schedule.faults().stream()
            .filter(Killed.class::isInstance)
            .flatMap(it -> ((Killed) it).deaths().stream())
            .map(Death::point)
            .toList();
    for (Point point : Point.values()) {
      assertThat(deaths).filteredOn(point::equals).hasSize(3);
    }
    List<String> faults = schedule.faults().stream().map(Fault::toString).toList();
    for (Outage outage : Outage.values()) {
      assertThat(faults).filteredOn(outage.toString()::equals).hasSize(2);
    }
    for (Damage damage : Damage.values()) {
      assertThat(faults).filteredOn(damage.toString()::equals).hasSize(2);
    }
    assertThat(faults).filteredOn(new Restart().toString()::equals).hasSize(2);
  }

  @Test
  void one_of_a_service_lives_on() {
    Death first = new Death(Point.ROWS_BEFORE, 1);
    Death second = new Death(Point.ROWS_AFTER, 1);

    assertThatThrownBy(() -> new Killed(List.of(first, second)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
