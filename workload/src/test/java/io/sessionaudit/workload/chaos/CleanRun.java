package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.workload.check.Findings;
import java.util.List;
import java.util.function.Predicate;

/** A run of chaos that finds nothing, on real processes under real load. */
final class CleanRun {

  private static final long SEED = 1;

  private CleanRun() {}

  /** Every point and every other fault once, as far as they are chosen. */
  static void of(Predicate<Fault> chosen) {
    Schedule schedule =
        new Schedule(Schedule.of(SEED, 1, 1).faults().stream().filter(chosen).toList());
    assertThat(schedule.faults()).isNotEmpty();
    System.out.println(Table.head());
    Chaos chaos = new Chaos(schedule, SEED, new Printed(System.out));

    List<Row> rows = chaos.run(TestFolders.fresh("chaos").resolve("data"));

    assertThat(rows).hasSize(chaos.faults() + 1).allMatch(it -> it.findings().clean());
    Findings all = rows.getLast().all();
    assertThat(all.sentences()).isEmpty();
    assertThat(all.clean()).as(Table.sum(rows)).isTrue();
    assertThat(rows.subList(0, chaos.faults())).allMatch(it -> it.acknowledged() > 0);
  }
}
