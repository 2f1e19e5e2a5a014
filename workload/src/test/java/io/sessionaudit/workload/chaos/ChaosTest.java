package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.workload.check.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault once, on real processes under real load; {@code session-audit chaos} goes on. */
class ChaosTest {

  private static final long SEED = 1;

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_dead_is_let_in() {
    System.out.println(Table.head());
    Chaos chaos = Chaos.of(SEED, 1, new Printed(System.out));

    List<Row> rows = chaos.run(TestFolders.fresh("chaos").resolve("data"));

    assertThat(rows).hasSize(chaos.faults() + 1).allMatch(it -> it.findings().clean());
    Findings all = rows.getLast().all();
    assertThat(all.sentences()).isEmpty();
    assertThat(all.clean()).as(Table.sum(rows)).isTrue();
    assertThat(rows.subList(0, chaos.faults())).allMatch(it -> it.acknowledged() > 0);
  }
}
