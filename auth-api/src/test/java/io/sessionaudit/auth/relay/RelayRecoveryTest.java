package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever ends a relay: the next term repeats, and loses and reorders nothing. */
class RelayRecoveryTest {

  private final RelayBench bench = new RelayBench(TestServers.postgres(), TestServers.kafka());
  private final TestJournal journal = bench.journal();
  private final TopicTail events = bench.events();
  private final TopicTail feed = bench.feed();

  @AfterEach
  void end() {
    events.close();
    feed.close();
  }

  private static void awaitLeading(Relay relay) {
    Eventually.holds(() -> assertThat(relay.status().leading()).isTrue());
  }

  private List<Long> watermarkTerms() {
    return feed.records().stream()
        .map(it -> FeedFormat.read(it.key(), it.value()))
        .filter(Watermark.class::isInstance)
        .map(Watermark.class::cast)
        .map(Watermark::term)
        .distinct()
        .toList();
  }

  @Test
  void stopAndStartAtRandomPoints() throws Exception {
    Random random = new Random(11);
    try (Storm storm = new Storm(journal, 3).blow(6)) {
      for (int round = 1; round <= 8; round++) {
        try (Relay relay = bench.relay()) {
          awaitLeading(relay);
          long target = storm.committed() + random.nextInt(200);
          Eventually.holds(() -> assertThat(storm.committed()).isGreaterThanOrEqualTo(target));
        }
      }
      storm.end();
      try (Relay _ = bench.relay()) {
        storm.arrivesInOrder(events);
      }
    }
  }

  @Test
  void connectionsThatBreakAtRandomPoints() throws Exception {
    try (Storm storm = new Storm(journal, 3).blow(6);
        Relay relay = bench.relay()) {
      for (int round = 1; round <= 5; round++) {
        awaitLeading(relay);
        long term = relay.status().term();
        long broken =
            journal.number(
                """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE application_name = 'relay' AND datname = current_database()
                """);
        assertThat(broken).isPositive();
        Eventually.holds(() -> assertThat(relay.status().term()).isGreaterThan(term));
      }
      storm.end();
      storm.arrivesInOrder(events);
    }
  }

  @Test
  void aLeaderThatWasPausedCanOnlyRepeat() throws Exception {
    PausableDataSource paused = new PausableDataSource(journal.dataSource("first"));
    try (Relay first = bench.relay(paused.source());
        Storm storm = new Storm(journal, 3).blow(6)) {
      awaitLeading(first);
      long before = first.status().term();
      long after;
      try (Relay second = bench.relay(journal.dataSource("second"))) {
        paused.pause();
        awaitLeading(second);
        after = second.status().term();
        assertThat(after).isGreaterThan(before);
        Eventually.holds(() -> assertThat(second.status().freshAsOf()).isNotNull());
        paused.resume();
        Eventually.holds(() -> assertThat(first.status().term()).isNotEqualTo(before));
        storm.end();
        storm.arrivesInOrder(events);
      }
      Eventually.holds(() -> assertThat(first.status().term()).isGreaterThan(after));
      Eventually.holds(() -> assertThat(watermarkTerms()).contains(before, after));
    }
  }

  @Test
  void theOneThatStandsByTakesOverWhenTheLeaderEnds() throws Exception {
    UserId alice = journal.newUser();
    try (Relay second = standingBy(alice)) {
      awaitLeading(second);
      try (Connection connection = journal.connect()) {
        TestJournal.append(connection, alice);
      }
      Eventually.holds(() ->
          assertThat(events.firstVersions(alice))
              .containsExactlyElementsOf(LongStream.rangeClosed(1, 2).boxed().toList()));
    }
  }

  private Relay standingBy(UserId alice) throws Exception {
    try (Relay first = bench.relay(journal.dataSource("first"));
        Connection connection = journal.connect()) {
      awaitLeading(first);
      Relay second = bench.relay(journal.dataSource("second"));
      TestJournal.append(connection, alice);
      Eventually.holds(() -> assertThat(events.firstVersions(alice)).hasSize(1));
      assertThat(second.status().leading()).isFalse();
      return second;
    }
  }

  @Test
  void aNewTermSaysEveryRevocationAgainBeforeItsFirstWatermark() throws Exception {
    UserId alice = journal.newUser();
    UserId longAgo = journal.newUser();
    try (Relay first = bench.relay();
        Connection connection = journal.connect()) {
      TestJournal.revoke(connection, alice, java.time.Instant.now().plusSeconds(3_600));
      TestJournal.revoke(connection, longAgo, java.time.Instant.now().minusSeconds(1));
      Eventually.holds(() -> assertThat(keys(feed)).contains("user:" + alice, "user:" + longAgo));
      Eventually.holds(() -> assertThat(first.status().floor()).isEqualTo(2));
    }
    try (TopicTail second = bench.feed();
        Relay _ = bench.relay()) {
      Eventually.holds(() -> assertThat(keys(second)).contains("watermark"));
      assertThat(keys(second).getFirst()).isEqualTo("user:" + alice);
      assertThat(keys(second)).doesNotContain("user:" + longAgo);
    }
  }

  private static List<String> keys(TopicTail feed) {
    return feed.records().stream()
        .map(it -> FeedFormat.read(it.key(), it.value()))
        .map(FeedRecord::key)
        .toList();
  }
}
