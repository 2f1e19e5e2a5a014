package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.PostgresServer;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.Topics;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Servers that go away and come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayOutageTest {

  private final KafkaServer kafka = TestServers.ownKafka();

  @AfterAll
  void end() {
    kafka.close();
  }

  @Test
  void withoutKafkaABacklogGrowsAndDrainsInOrder() throws Exception {
    RelayBench bench = new RelayBench(TestServers.postgres(), kafka);
    try (TopicTail events = bench.events();
        Relay relay = bench.relay();
        Storm storm = new Storm(bench.journal(), 3).blow(2, 50)) {
      Eventually.holds(() -> assertThat(relay.status().floor()).isPositive());
      kafka.stop();
      storm.blow(4, 150).settle();
      Eventually.holds(() ->
          assertThat(relay.status().backlogAge(Instant.now())).isGreaterThan(Duration.ofMillis(1)));
      assertThat(relay.status().leading()).isTrue();
      kafka.start();
      storm.arrivesInOrder(events);
      Eventually.holds(() -> assertThat(relay.status().backlogAge(Instant.now())).isZero());
    } finally {
      kafka.start();
    }
  }

  @Test
  void aRelayThatStartsBeforeKafkaTellsHowLongEventsWait() throws Exception {
    RelayBench bench = new RelayBench(TestServers.postgres(), kafka);
    UserId alice = bench.journal().newUser();
    kafka.stop();
    try (Relay relay = bench.relay();
        Connection connection = bench.journal().connect()) {
      TestJournal.append(connection, alice);
      Eventually.holds(() ->
          assertThat(relay.status().backlogAge(Instant.now()))
              .isGreaterThan(Duration.ofMillis(500)));
      kafka.start();
      Eventually.holds(() -> assertThat(relay.status().floor()).isEqualTo(1));
    } finally {
      kafka.start();
    }
  }

  @Test
  void withoutPostgresNothingIsLostEither() throws Exception {
    try (PostgresServer postgres = TestServers.ownPostgres()) {
      RelayBench bench = new RelayBench(postgres, kafka);
      UserId alice = bench.journal().newUser();
      try (TopicTail events = bench.events();
          Relay relay = bench.relay()) {
        try (Connection connection = bench.journal().connect()) {
          TestJournal.append(connection, alice);
        }
        Eventually.holds(() -> assertThat(events.firstVersions(alice)).hasSize(1));
        postgres.stop();
        Eventually.holds(() -> assertThat(relay.status().leading()).isFalse());
        postgres.start();
        try (Connection connection = bench.journal().connect()) {
          TestJournal.append(connection, alice);
        }
        Eventually.holds(() -> assertThat(events.firstVersions(alice)).containsExactly(1L, 2L));
        assertThat(relay.status().term()).isGreaterThan(1);
      }
    }
  }

  @Test
  void aFeedThatWasMadeAnewIsFilledBeforeItsSecondWatermark() throws Exception {
    RelayBench bench = new RelayBench(TestServers.postgres(), kafka);
    TestJournal journal = bench.journal();
    List<String> revoked = new ArrayList<>();
    try (Relay relay = bench.relay();
        Connection connection = journal.connect()) {
      for (int i = 0; i < 50; i++) {
        UserId user = journal.newUser();
        TestJournal.revoke(connection, user, Instant.now().plusSeconds(3_600));
        revoked.add("user:" + user);
      }
      Eventually.holds(() -> assertThat(relay.status().floor()).isEqualTo(50));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        admin.deleteTopics(List.of(Topics.SESSION_REVOCATIONS)).all().get();
        Eventually.holds(() ->
            assertThat(admin.listTopics().names().get())
                .doesNotContain(Topics.SESSION_REVOCATIONS));
      }
      RelayBench.makeTopics(kafka.bootstrapServers());
      try (TopicTail feed =
          TopicTail.fromStart(kafka.bootstrapServers(), Topics.SESSION_REVOCATIONS)) {
        Eventually.holds(() -> assertThat(beforeSecondWatermark(feed)).containsAll(revoked));
      }
    }
  }

  /** What stands in front of the second watermark of one term; fails until there is one. */
  private static List<String> beforeSecondWatermark(TopicTail feed) {
    Set<Long> terms = new HashSet<>();
    List<String> keys = new ArrayList<>();
    for (var record : feed.records()) {
      FeedRecord item = FeedFormat.read(record.key(), record.value());
      if (item instanceof Watermark watermark && !terms.add(watermark.term())) {
        return keys;
      }
      keys.add(item.key());
    }
    throw new AssertionError("no second watermark yet");
  }

  @BeforeAll
  void topics() {
    RelayBench.makeTopics(kafka.bootstrapServers());
  }
}
