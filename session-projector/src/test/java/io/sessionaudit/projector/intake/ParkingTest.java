package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.AuditDatabase;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.projector.table.ParkedHeaders;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be folded stops its own user and nobody else. */
final class ParkingTest {

  private static final String REASONS =
      "SELECT reason FROM parked_record ORDER BY kafka_partition, kafka_offset";

  private final Life life = new Life(new TestLog(11));
  private final AuditDatabase database = AuditDatabase.migrated();
  private final Person hit = life.account("hit");
  private final Person other = life.account("other");
  private final SessionId session = life.signIn(hit, Addresses.from("192.0.2.1"));

  @BeforeEach
  void keys() {
    database.keep(hit);
    database.keep(other);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void corruptBytesParkTheirUser(int batch) throws Exception {
    RawRecord corrupt =
        life.log.put(
            Topics.SESSION_EVENTS,
            TestLog.bytes(hit.id.toString()),
            new RecordHeaders().add("x", null),
            new byte[] {1, 2, 3});
    goOn();
    Feeding.all(database, life.log.records(), batch);

    assertThat(database.texts(REASONS)).containsExactly("UNREADABLE", "BEHIND");
    expectOnlyHitToWait();
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT record_key, headers, record_value, kafka_offset FROM parked_record"
                    + " WHERE reason = 'UNREADABLE'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBytes(1)).isEqualTo(corrupt.key());
      assertThat(ParkedHeaders.read(row.getBytes(2))).isEqualTo(corrupt.headers());
      assertThat(row.getBytes(3)).isEqualTo(corrupt.value());
      assertThat(row.getLong(4)).isEqualTo(corrupt.offset());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void aMissingVersionParksItsUser(int batch) throws Exception {
    RecordedEvent lost = life.refresh(hit, session, Addresses.from("192.0.2.2"));
    RawRecord last = life.log.records().getLast();
    goOn();
    Feeding.all(database, life.log.recordsWithout(last), batch);

    assertThat(lost.envelope().place()).isNotNull();
    assertThat(database.texts(REASONS)).containsExactly("GAP");
    expectOnlyHitToWait();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void anotherEventUnderAKnownVersionParksItsUser(int batch) throws Exception {
    RecordedEvent first = life.refresh(hit, session, Addresses.from("192.0.2.2"));
    life.log.put(first);
    life.log.put(forked(first));
    goOn();
    Feeding.all(database, life.log.records(), batch);

    assertThat(database.texts(REASONS)).containsExactly("FORK", "BEHIND");
    expectOnlyHitToWait();
  }

  /** The same place, the same id, the same data; only the actor is another. */
  private static RecordedEvent forked(RecordedEvent event) {
    Envelope envelope = event.envelope();
    return new RecordedEvent(
        new Envelope(
            envelope.id(),
            envelope.occurredAt(),
            envelope.stream(),
            envelope.place(),
            Envelope.Lineage.root(envelope.lineage().correlation(), Actor.STRANGER),
            envelope.source()),
        event.event());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void aSessionThatWasNeverOpenedParksItsUser(int batch) throws Exception {
    life.revoke(hit, new SessionId(life.log.uuid()), RevocationReason.LOGOUT);
    goOn();
    Feeding.all(database, life.log.records(), batch);

    assertThat(database.texts(REASONS)).containsExactly("CONTRADICTION", "BEHIND");
    expectOnlyHitToWait();
  }

  /** No index of PostgreSQL takes a value of 4,000 random characters. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void whatTheDatabaseRefusesParksItsUser(int batch) throws Exception {
    StringBuilder tag = new StringBuilder();
    life.log.random().ints(4_000, 'A', 'z').forEach(c -> tag.append((char) c));
    life.log.append(new AccountCreated(hit.id, tag.toString(), List.of("user"), null));
    goOn();
    Feeding.all(database, life.log.records(), batch);

    assertThat(database.texts(REASONS)).containsExactly("REFUSED", "BEHIND");
    assertThat(database.texts("SELECT detail FROM parked_record WHERE reason = 'REFUSED'"))
        .containsExactly("SQLSTATE 54000");
    expectOnlyHitToWait();
  }

  @Test
  void aTimeThatNoTableTakesParksItsUser() throws Exception {
    RecordedEvent next = life.refresh(hit, session, Addresses.from("192.0.2.2"));
    RawRecord sent = life.log.records().getLast();
    var wire = EventCodec.encode(next.envelope(), next.event());
    Headers headers = KafkaRecords.headers(wire);
    headers.remove("ce_time").add("ce_time", TestLog.bytes("+500000-01-01T00:00:00Z"));
    life.log.put(Topics.SESSION_EVENTS, TestLog.bytes(hit.id.toString()), headers, wire.data());
    goOn();
    Feeding.all(database, life.log.recordsWithout(sent), 100);

    assertThat(database.texts(REASONS)).hasSize(2).doesNotContain("GAP").contains("BEHIND");
    expectOnlyHitToWait();
  }

  @Test
  void aKeyThatBelongsToNobodyIsParkedUnderItsText() throws Exception {
    life.log.put(
        Topics.SESSION_EVENTS, TestLog.bytes("\u0000no-key\u00e9"), new RecordHeaders(), null);
    life.log.put(Topics.SESSION_EVENTS, null, new RecordHeaders(), new byte[0]);
    Feeding.all(database, life.log.records(), 100);

    assertThat(database.texts("SELECT stream FROM parked_record ORDER BY stream"))
        .containsExactly("key:", "key:.no-key..");
    assertThat(database.texts("SELECT count(*) FROM stream WHERE parked AND name LIKE 'user:%'"))
        .containsExactly("0");
  }

  @Test
  void anUnreadableAnomalyIsKeptAndHoldsUpNobody() throws Exception {
    RecordedEvent trigger = life.refresh(hit, session, Addresses.from("203.0.113.9"));
    life.log.put(
        Topics.SESSION_ANOMALIES,
        TestLog.bytes(hit.id.toString()),
        new RecordHeaders(),
        new byte[] {'{'});
    life.flag(hit, session, trigger);
    life.revokeAll(hit, RevocationReason.ANOMALY);
    Feeding.all(database, life.log.records(), 100);

    assertThat(database.texts(REASONS)).containsExactly("UNREADABLE");
    assertThat(database.texts("SELECT verdict FROM anomaly")).containsExactly("REVOKE_ALL");
    assertThat(database.texts("SELECT status FROM session_standing")).containsExactly("REVOKED");
    assertThat(database.texts("SELECT count(*) FROM stream WHERE parked")).containsExactly("0");
  }

  private void goOn() {
    life.revoke(hit, session, RevocationReason.LOGOUT);
    life.signIn(other, Addresses.from("192.0.2.7"));
  }

  private void expectOnlyHitToWait() {
    assertThat(database.texts("SELECT name FROM stream WHERE parked"))
        .containsExactly("user:" + hit.id);
    assertThat(
            database.texts("SELECT status FROM session_standing WHERE user_id = '" + hit.id + "'"))
        .containsExactly("LIVE");
    assertThat(
            database.texts(
                "SELECT status FROM session_standing WHERE user_id = '" + other.id + "'"))
        .containsExactly("LIVE");
  }
}
