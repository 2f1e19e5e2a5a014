package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayDeliveryTest {

  private final KafkaServer kafka = TestServers.kafka();
  private final RelayBench bench = new RelayBench(TestServers.postgres(), kafka);
  private final TestJournal journal = bench.journal();
  private final TopicTail events = bench.events();
  private final TopicTail feed = bench.feed();
  private Relay relay = bench.relay();

  private UserId alice = newUser();
  private UserId bob = newUser();

  private UserId newUser() {
    try {
      return journal.newUser();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void leads() {
    Eventually.holds(() -> assertThat(relay.status().leading()).isTrue());
  }

  @AfterEach
  void end() {
    relay.close();
    events.close();
    feed.close();
  }

  private void arrived(UserId user, long... versions) {
    Eventually.holds(() ->
        assertThat(events.versions(user))
            .containsExactlyElementsOf(Arrays.stream(versions).boxed().toList()));
  }

  private void floorReaches(long id) {
    Eventually.holds(() -> assertThat(relay.status().floor()).isEqualTo(id));
  }

  @Test
  void aRowArrivesWithItsPlaceAndItsExactBytes() throws SQLException {
    try (Connection connection = journal.connect()) {
      var written = TestJournal.append(connection, alice);
      arrived(alice, 1);
      var record = events.records().getFirst();
      var event = KafkaRecords.read(record.key(), record.headers(), record.value());
      assertThat(Objects.requireNonNull(event.envelope().place()).position())
          .isEqualTo(written.id());
      assertThat(record.value())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("{\"uid\":\"" + alice + "\"}");
      assertThat(record.partition())
          .isEqualTo(Topics.partition(record.key(), Topics.LOG_PARTITIONS));
    }
  }

  @Test
  void aRevocationStandsInBothTopics() throws SQLException {
    try (Connection connection = journal.connect()) {
      TestJournal.revoke(connection, alice, Instant.parse("2100-01-01T00:00:00Z"));
      arrived(alice, 1);
      Eventually.holds(() ->
          assertThat(feed.records())
              .anySatisfy(it -> {
                assertThat(it.key()).asString().isEqualTo("user:" + alice);
                assertThat(it.value()).asString().contains("\"revokedThrough\":1");
              }));
    }
  }

  @Test
  void anOpenWriterHoldsTheFloorButNoDelivery() throws SQLException {
    try (Connection slow = journal.connect();
        Connection quick = journal.connect()) {
      slow.setAutoCommit(false);
      var late = TestJournal.append(slow, alice);
      TestJournal.append(quick, bob);
      arrived(bob, 1);
      Eventually.holds(() -> assertThat(relay.status().holes()).isEqualTo(1));
      assertThat(relay.status().floor()).isEqualTo(late.id() - 1);
      var last = TestJournal.append(quick, bob);
      arrived(bob, 1, 2);
      assertThat(relay.status().floor()).isEqualTo(late.id() - 1);
      slow.commit();
      arrived(alice, 1);
      floorReaches(last.id());
    }
  }

  @Test
  void whatWasRolledBackNeverArrivesAndStopsNothing() throws SQLException {
    try (Connection slow = journal.connect();
        Connection quick = journal.connect()) {
      slow.setAutoCommit(false);
      TestJournal.append(slow, alice);
      var last = TestJournal.append(quick, bob);
      arrived(bob, 1);
      slow.rollback();
      floorReaches(last.id());
      slow.setAutoCommit(true);
      TestJournal.append(slow, alice);
      arrived(alice, 1);
    }
  }

  @Test
  void aJumpOfTheSequenceHoldsNothingUp() throws SQLException {
    try (Connection connection = journal.connect()) {
      journal.number("SELECT setval('auth.journal_id', 3000000000)");
      var written = TestJournal.append(connection, alice);
      arrived(alice, 1);
      floorReaches(written.id());
    }
  }

  @Test
  void aWriterLeftOpenInAnotherDatabaseHoldsNothingUp() throws SQLException {
    TestJournal elsewhere = new TestJournal(TestServers.postgres().freshDatabase());
    try (Connection other = elsewhere.connect();
        Connection connection = journal.connect()) {
      other.setAutoCommit(false);
      TestJournal.append(other, elsewhere.newUser());
      connection.setAutoCommit(false);
      TestJournal.append(connection, alice);
      connection.rollback();
      TestJournal.append(connection, bob);
      connection.commit();
      arrived(bob, 1);
      floorReaches(2);
    }
  }

  @Test
  void aStormOverFewStreamsArrivesCompleteAndInOrder() throws Exception {
    TestJournal elsewhere = new TestJournal(TestServers.postgres().freshDatabase());
    try (Connection other = elsewhere.connect();
        Storm storm = new Storm(journal, 3).blow(8, 150)) {
      other.setAutoCommit(false);
      TestJournal.append(other, elsewhere.newUser());
      storm.settle();
      storm.arrivesInOrder(events);
      floorReaches(journal.number("SELECT max(id) FROM auth.journal"));
      assertThat(relay.status().inFlight()).isZero();
    }
  }

  @Test
  void revocationsOvertakeABacklogOfOtherEvents() throws SQLException {
    relay.close();
    RelaySettings one =
        new RelaySettings(
            RelayBench.QUICK.lease(),
            RelayBench.QUICK.renew(),
            RelayBench.QUICK.poll(),
            RelayBench.QUICK.spacing(),
            1,
            RelayBench.QUICK.window(),
            RelayBench.QUICK.watermark(),
            RelayBench.QUICK.kept());
    relay = bench.relay(journal.dataSource("relay"), one);
    leads();
    Eventually.holds(() -> assertThat(relay.status().freshAsOf()).isNotNull());
    journal
        .database()
        .execute(
            """
            INSERT INTO auth.journal (stream, version, event_id, type, revision, occurred_at,
              correlation, actor, data)
            SELECT 'strangers', n, gen_random_uuid(), 'LoginFailed', 1, now(), gen_random_uuid(),
              'stranger', '{}' FROM generate_series(1, 8000) AS n
            """);
    try (Connection connection = journal.connect()) {
      var last = TestJournal.revoke(connection, alice, Instant.now().plusSeconds(3_600));
      floorReaches(last.id());
    }
    byte[] key = ("user:" + alice).getBytes(StandardCharsets.UTF_8);
    // One look at the feed may bring a part of it.
    Eventually.holds(() ->
        assertThat(feed.records())
            .as("once ahead of the backlog, once in its turn")
            .filteredOn(it -> Arrays.equals(it.key(), key))
            .hasSizeGreaterThan(1));
  }

  @Test
  void theFloorIsStoredForTheNextTerm() throws SQLException {
    try (Connection connection = journal.connect()) {
      var written = TestJournal.append(connection, alice);
      arrived(alice, 1);
      floorReaches(written.id());
      relay.close();
      relay = bench.relay();
      leads();
      TestJournal.append(connection, alice);
      arrived(alice, 1, 2);
    }
  }
}
