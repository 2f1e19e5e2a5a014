package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.workload.check.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every point and every outage once, on real processes under real load; {@code session-audit chaos}
 * has more of each. Left out is what other tests of the build do with servers that run already:
 * damage in the log (session-projector's ParkingTest, CorruptRecordTest) and the end of everything
 * at once ({@link UpKilledTest}).
 */
class ChaosTest {

  private static final long SEED = 1;

  private static final Schedule SCHEDULE =
      new Schedule(
          Schedule.of(SEED, 1).faults().stream()
              .filter(it -> !(it instanceof Damage) && it != Outage.EVERYTHING_KILLED)
              .toList());

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_dead_is_let_in() {
    System.out.println(Table.head());
    Chaos chaos = new Chaos(SCHEDULE, SEED, new Printed(System.out));

    List<Row> rows = chaos.run(TestFolders.fresh("chaos").resolve("data"));

    assertThat(rows).hasSize(chaos.faults() + 1).allMatch(it -> it.findings().clean());
    Findings all = rows.getLast().all();
    assertThat(all.sentences()).isEmpty();
    assertThat(all.clean()).as(Table.sum(rows)).isTrue();
    assertThat(rows.subList(0, chaos.faults())).allMatch(it -> it.acknowledged() > 0);
  }
}
