package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Every revocation committed before a watermark's asOf stands in front of it. */
class WatermarkTruthTest {

  private final RelayBench bench = new RelayBench(TestServers.postgres(), TestServers.kafka());
  private final TestJournal journal = bench.journal();

  /** Until when, at the latest, each revocation was committed, by the database's clock. */
  private final Map<EventId, Instant> committed = new ConcurrentHashMap<>();

  private Void write(long seed) throws SQLException {
    Random random = new Random(seed);
    UserId user = journal.newUser();
    try (Connection connection = journal.connect();
        var clock =
            connection.prepareStatement(
                "SELECT event_id, clock_timestamp() FROM auth.journal WHERE id = ?")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 120; i++) {
        var written = TestJournal.revoke(connection, user, Instant.now().plusSeconds(3_600));
        if (random.nextInt(10) == 0) {
          // A second row keeps the first one's id uncommitted while others overtake it.
          TestJournal.append(connection, user);
        }
        if (random.nextInt(10) == 0) {
          connection.rollback();
          continue;
        }
        connection.commit();
        clock.setLong(1, written.id());
        try (var found = clock.executeQuery()) {
          found.next();
          committed.put(
              new EventId(found.getObject(1, java.util.UUID.class)),
              found.getObject(2, OffsetDateTime.class).toInstant());
        }
        connection.commit();
      }
    }
    return null;
  }

  @Test
  void holdsUnderConcurrentCommitsAndChangesOfTheLeader() throws Exception {
    try (TopicTail feed = bench.feed();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new HashSet<Future<?>>();
      for (long seed = 0; seed < 6; seed++) {
        long its = seed;
        writers.add(threads.submit(() -> write(its)));
      }
      for (int term = 0; term < 3; term++) {
        try (Relay relay = bench.relay()) {
          Eventually.holds(() -> assertThat(relay.status().freshAsOf()).isNotNull());
        }
      }
      try (Relay relay = bench.relay()) {
        for (Future<?> writer : writers) {
          writer.get();
        }
        Instant last = committed.values().stream().max(Instant::compareTo).orElseThrow();
        Eventually.holds(() -> assertThat(relay.status().freshAsOf()).isAfter(last));
      }
      Instant last = committed.values().stream().max(Instant::compareTo).orElseThrow();
      Eventually.holds(() -> assertThat(check(feed)).isAfter(last));
    }
  }

  /** Returns the latest asOf; fails if a watermark says what is not so. */
  private Instant check(TopicTail feed) {
    Map<EventId, Instant> missing = new HashMap<>(committed);
    Instant asOf = Instant.EPOCH;
    for (var record : feed.records()) {
      switch (FeedFormat.read(record.key(), record.value())) {
        case Revocation revocation -> missing.remove(revocation.event());
        case Watermark watermark -> {
          asOf = watermark.asOf();
          assertThat(watermark.now()).isAfterOrEqualTo(asOf);
          Instant said = asOf;
          assertThat(missing.values()).noneMatch(it -> it.isBefore(said));
        }
      }
    }
    return asOf;
  }
}
