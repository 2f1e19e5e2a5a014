package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.RandomLife;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.TakenOverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Only who stands where the tables stand may fold on. */
final class OwnershipTest {

  private final Life life = RandomLife.of(21, 4, 200);
  private final AuditDatabase database = AuditDatabase.migrated();
  private final List<RawRecord> records = life.log.records();
  private final Set<LogPartition> partitions =
      records.stream().map(RawRecord::partition).collect(Collectors.toSet());

  @Test
  void aFormerOwnerThatWakesUpChangesNothing() throws Exception {
    try (Connection first = database.connect();
        Connection second = database.connect()) {
      Folding asleep = database.folding(first);
      asleep.resume(partitions);
      asleep.fold(records.subList(0, 50));
      Folding successor = database.folding(second);
      successor.resume(partitions);
      successor.fold(records.subList(50, 120));
      SequencedMap<String, String> before = database.digest();

      assertThatThrownBy(() -> asleep.fold(records.subList(50, 100)))
          .isInstanceOf(TakenOverException.class);
      assertThat(database.digest()).isEqualTo(before);

      successor.fold(records.subList(120, records.size()));
    }
    assertThat(database.digest()).isEqualTo(expected());
  }

  @Test
  void aFormerOwnerThatCommitsAtTheSameTimeLoses() throws Exception {
    try (Connection first = database.connect();
        Connection second = database.connect()) {
      Folding one = database.folding(first);
      Folding two = database.folding(second);
      one.resume(partitions);
      two.resume(partitions);
      List<Throwable> failures = new CopyOnWriteArrayList<>();
      List<Thread> threads =
          List.of(one, two).stream()
              .map(folding ->
                  Thread.startVirtualThread(() -> {
                    try {
                      folding.fold(records);
                    } catch (SQLException | TakenOverException e) {
                      failures.add(e);
                    }
                  }))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).hasSize(1).first().isInstanceOf(TakenOverException.class);
    }
    assertThat(database.digest()).isEqualTo(expected());
  }

  @Test
  void aConnectionThatDiesBetweenBatchesLosesAndRepeatsNothing() throws Exception {
    int from = 0;
    int killed = 0;
    while (from < records.size()) {
      try (Connection connection = database.connect()) {
        Folding folding = database.folding(connection);
        folding.resume(partitions);
        int to = Math.min(records.size(), from + 30);
        folding.fold(records.subList(from, to));
        from = to;
        database.superuser.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND usename = 'projector_in_tests'");
        if (from < records.size()) {
          List<RawRecord> next = records.subList(from, Math.min(records.size(), from + 30));
          assertThatThrownBy(() -> folding.fold(next)).isInstanceOf(SQLException.class);
          killed++;
        }
      }
    }
    assertThat(killed).isPositive();
    assertThat(database.digest()).isEqualTo(expected());
  }

  private SequencedMap<String, String> expected() throws Exception {
    AuditDatabase other = AuditDatabase.migrated();
    Feeding.all(other, records, 1_000);
    return other.digest();
  }
}
