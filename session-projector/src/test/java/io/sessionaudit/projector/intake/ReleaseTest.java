package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.projector.intake.Release.Outcome;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.projector.table.ParkedRow.Reason;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A parked user goes on after somebody has looked: all that waits, or nothing. */
final class ReleaseTest {

  private final Life life = new Life(new TestLog(12));
  private final AuditDatabase database = AuditDatabase.migrated();
  private final Person hit = life.account("hit");
  private final SessionId session = life.signIn(hit, Addresses.from("192.0.2.1"));

  @BeforeEach
  void keys() {
    database.keep(hit);
  }

  private Outcome release(ParkedTable.Key... without) throws Exception {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      return new Release(connection, new UserKeys(database.master), database.lookup)
          .run(hit.id, Set.of(without));
    }
  }

  private RawRecord corrupt() {
    return life.log.put(
        Topics.SESSION_EVENTS,
        TestLog.bytes(hit.id.toString()),
        new RecordHeaders(),
        new byte[] {1});
  }

  private static ParkedTable.Key key(RawRecord record) {
    return new ParkedTable.Key(record.partition(), record.offset());
  }

  private void expectTheSameTablesAs(List<RawRecord> records) throws Exception {
    AuditDatabase other = AuditDatabase.migrated();
    other.keep(hit);
    Feeding.all(other, records, 100);
    assertThat(database.digest()).isEqualTo(other.digest());
  }

  @Test
  void aRecordThatNobodyCanReadIsLeftOutByName() throws Exception {
    RawRecord corrupt = corrupt();
    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    life.revoke(hit, session, RevocationReason.LOGOUT);
    Feeding.all(database, life.log.records(), 100);

    assertThat(release())
        .isEqualTo(new Outcome.Blocked(key(corrupt), Reason.UNREADABLE, detail(corrupt)));
    assertThat(database.texts("SELECT parked FROM stream WHERE name LIKE 'user:%'"))
        .containsExactly("t");

    assertThat(release(key(corrupt))).isEqualTo(new Outcome.Released(2, 1));
    assertThat(database.texts("SELECT parked FROM stream WHERE name LIKE 'user:%'"))
        .containsExactly("f");
    assertThat(database.texts("SELECT settled FROM parked_record ORDER BY kafka_offset"))
        .containsExactly("LEFT_OUT", "FOLDED", "FOLDED");
    expectTheSameTablesAs(life.log.recordsWithout(corrupt));
    assertThat(release()).isEqualTo(new Outcome.Nothing());
  }

  private String detail(RawRecord record) {
    return database
        .texts("SELECT detail FROM parked_record WHERE kafka_offset = " + record.offset())
        .getFirst();
  }

  @Test
  void whatWasMissingAndCameLaterIsPutInItsPlace() throws Exception {
    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    RawRecord late = life.log.records().getLast();
    life.revoke(hit, session, RevocationReason.LOGOUT);
    List<RawRecord> outOfOrder = new ArrayList<>(life.log.recordsWithout(late));
    RawRecord last = outOfOrder.getLast();
    outOfOrder.add(
        new RawRecord(
            late.partition(),
            last.offset() + 1,
            late.time(),
            late.key(),
            late.headers(),
            late.value()));
    Feeding.all(database, outOfOrder, 100);
    assertThat(database.texts("SELECT reason FROM parked_record ORDER BY kafka_offset"))
        .containsExactly("GAP", "BEHIND");

    assertThat(release()).isEqualTo(new Outcome.Released(2, 0));
    assertThat(database.texts("SELECT status FROM session_standing")).containsExactly("REVOKED");
  }

  @Test
  void aVersionThatWasLeftOutMayBeMissingOnceAndNoMore() throws Exception {
    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    RawRecord bad = life.log.records().getLast();
    RawRecord unreadable =
        new RawRecord(
            bad.partition(), bad.offset(), bad.time(), bad.key(), new RecordHeaders(), bad.value());
    List<RawRecord> records = new ArrayList<>(life.log.recordsWithout(bad));
    records.add(unreadable);
    Feeding.all(database, records, 100);
    assertThat(release(key(bad))).isEqualTo(new Outcome.Released(0, 1));

    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    Feeding.all(database, life.log.records().subList(records.size(), records.size() + 1), 100);
    assertThat(database.texts("SELECT parked FROM stream WHERE name LIKE 'user:%'"))
        .containsExactly("f");

    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    int lost = life.log.records().size();
    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    Feeding.all(database, life.log.records().subList(lost, lost + 1), 100);
    assertThat(database.texts("SELECT reason FROM parked_record WHERE settled IS NULL"))
        .containsExactly("GAP");
  }

  @Test
  void aRecordThatHidNoVersionHidesNoneLaterEither() throws Exception {
    RawRecord corrupt = corrupt();
    life.refresh(hit, session, Addresses.from("192.0.2.2"));
    Feeding.all(database, life.log.records(), 100);
    assertThat(release(key(corrupt))).isEqualTo(new Outcome.Released(1, 1));

    int before = life.log.records().size();
    for (int i = 0; i < 3; i++) {
      life.refresh(hit, session, Addresses.from("192.0.2.2"));
    }
    List<RawRecord> more = life.log.records();
    Feeding.all(database, List.of(more.get(before), more.get(before + 2)), 100);

    assertThat(database.texts("SELECT reason FROM parked_record WHERE settled IS NULL"))
        .containsExactly("GAP");
  }

  @Test
  void whatWasLeftOutIsLeftOutAgainWhenTheLogIsReadAnew() throws Exception {
    RawRecord corrupt = corrupt();
    life.revoke(hit, session, RevocationReason.LOGOUT);
    Feeding.all(database, life.log.records(), 100);
    assertThat(release(key(corrupt))).isEqualTo(new Outcome.Released(1, 1));
    var before = database.digest();

    database.superuser.execute("UPDATE audit.projection_offset SET next_offset = 0");
    Feeding.all(database, life.log.records(), 100);

    assertThat(database.digest()).isEqualTo(before);
    assertThat(database.texts("SELECT parked FROM stream WHERE name LIKE 'user:%'"))
        .containsExactly("f");
  }

  @Test
  void onlyWhatWaitsCanBeLeftOut() throws Exception {
    RawRecord corrupt = corrupt();
    Feeding.all(database, life.log.records(), 100);

    assertThatThrownBy(() -> release(key(life.log.records().getFirst()), key(corrupt)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not all of these records wait");

    assertThat(database.texts("SELECT count(*) FROM parked_record WHERE settled IS NULL"))
        .containsExactly("1");
  }
}
