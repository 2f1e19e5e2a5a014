package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.workload.check.Findings;
import io.sessionaudit.workload.points.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Some of the faults, on real processes under real load; {@code session-audit chaos} has them all.
 */
class ChaosTest {

  private static final long SEED = 1;

  private static final Schedule SOME =
      new Schedule(
          List.of(
              new Killed(Point.APPEND_AFTER_COMMIT, 2),
              new Killed(Point.FOLD_BEFORE_COMMIT, 2),
              Damage.VERSION_FORKED,
              Outage.KAFKA_KILLED));

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_dead_is_let_in() {
    System.out.println(Table.head());
    Chaos chaos = new Chaos(SOME, SEED, new Printed(System.out));

    List<Row> rows = chaos.run(TestFolders.fresh("chaos").resolve("data"));

    assertThat(rows).hasSize(chaos.faults());
    Findings all = rows.getLast().all();
    assertThat(all.sentences()).isEmpty();
    assertThat(all.clean()).as(Table.sum(rows)).isTrue();
    assertThat(rows).allMatch(it -> it.acknowledged() > 0);
  }
}
