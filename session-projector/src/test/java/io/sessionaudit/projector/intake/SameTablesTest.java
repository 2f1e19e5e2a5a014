package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.RandomLife;
import io.sessionaudit.projector.projection.Fold;
import io.sessionaudit.projector.projection.Needs;
import io.sessionaudit.projector.table.AccountTable;
import io.sessionaudit.projector.table.SessionTable;
import java.sql.Connection;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants 5 and 10: the tables are a fold of the log and of nothing else. */
final class SameTablesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyBatchSizeAndAnyOrderOfPartitionsGivesTheSameTables(long seed) throws Exception {
    Life life = RandomLife.of(seed, 12, 500);
    AuditDatabase database = AuditDatabase.migrated();
    Feeding.all(database, life.log.records(), 1_000);
    SequencedMap<String, String> expected = database.digest();

    for (int batch : List.of(1, 7)) {
      AuditDatabase other = AuditDatabase.migrated();
      Feeding.all(other, Feeding.interleaved(life.log.partitions(), seed + batch), batch);
      assertThat(other.digest()).isEqualTo(expected);
    }
  }

  @Test
  void theRowsAreThoseOfAFoldInMemory() throws Exception {
    Life life = RandomLife.of(4, 10, 800);
    AuditDatabase database = AuditDatabase.migrated();
    Feeding.all(database, life.log.records(), 100);

    Fold fold = new Fold(List.of(), List.of());
    life.log.events().forEach(fold::apply);
    Needs everything = Needs.of(life.log.events().stream().map(RecordedEvent::event).toList());
    try (Connection connection = database.connect()) {
      assertThat(AccountTable.read(connection, everything.accounts()))
          .containsExactlyInAnyOrderElementsOf(fold.accounts());
      assertThat(
              SessionTable.read(
                  connection, new Needs(everything.accounts(), everything.sessions(), Set.of())))
          .containsExactlyInAnyOrderElementsOf(fold.sessions());
    }
    assertThat(database.texts("SELECT count(*) FROM audit_event"))
        .containsExactly(String.valueOf(life.log.events().size()));
    assertThat(database.texts("SELECT count(*) FROM revocation"))
        .containsExactly(String.valueOf(fold.changes().revocations().size()));
    assertThat(database.texts("SELECT count(*) FROM parked_record")).containsExactly("0");
  }

  @Test
  void repeatsChangeNothing() throws Exception {
    Life life = RandomLife.of(5, 6, 400);
    AuditDatabase database = AuditDatabase.migrated();
    Feeding.all(database, life.log.records(), 50);
    SequencedMap<String, String> before = database.digest();

    life.log.events().forEach(life.log::put);
    List<RawRecord> again = life.log.records();
    FoldReport report = Feeding.all(database, again.subList(again.size() / 2, again.size()), 64);

    assertThat(report.dropped()).isEqualTo(life.log.events().size());
    assertThat(report.parked()).isZero();
    assertThat(database.digest()).isEqualTo(before);
  }

  @Test
  void readingFromTheBeginningAgainChangesNothing() throws Exception {
    Life life = RandomLife.of(6, 6, 400);
    AuditDatabase database = AuditDatabase.migrated();
    Feeding.all(database, life.log.records(), 50);
    SequencedMap<String, String> before = database.digest();
    database.superuser.execute("UPDATE audit.projection_offset SET next_offset = 0");

    FoldReport report = Feeding.all(database, life.log.records(), 33);

    assertThat(report.folded()).isZero();
    assertThat(database.digest()).isEqualTo(before);
  }

  @Test
  void repeatsInOneBatchChangeNothing() throws Exception {
    Life life = RandomLife.of(7, 3, 100);
    AuditDatabase once = AuditDatabase.migrated();
    Feeding.all(once, life.log.records(), 1_000);
    SequencedMap<String, String> expected = once.digest();

    life.log.events().forEach(life.log::put);
    AuditDatabase twice = AuditDatabase.migrated();
    Feeding.all(twice, life.log.records(), 10_000);

    assertThat(twice.digest()).isEqualTo(expected);
  }
}
