package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * How fast the relay is, against a plain producer in the same run. Not part of the tests: {@code
 * ./mvnw -pl auth-api -am test -Dtest=RelayFigures -Dsurefire.failIfNoSpecifiedTests=false}, then
 * read the output of the class in {@code target/surefire-reports}.
 */
class RelayFigures {

  private static final int ROWS = 60_000;
  private static final int RATE = 1_000;

  private final RelayBench bench = new RelayBench(TestServers.postgres(), TestServers.kafka());
  private final TestJournal journal = bench.journal();

  private static void say(String format, Object... values) {
    System.out.printf("FIGURE " + format + "%n", values);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        ProducerProperties.of(KafkaConnection.plaintext(bench.bootstrapServers())),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Test
  void drainRate() throws SQLException {
    journal
        .database()
        .execute(
            """
            INSERT INTO auth.journal (stream, version, event_id, type, revision, occurred_at,
              correlation, cause, actor, data)
            SELECT 'user:' || md5((n %% 500)::text)::uuid, n / 500 + 1, gen_random_uuid(),
              'TokenRefreshed', 1, now(), gen_random_uuid(), gen_random_uuid(), 'system',
              convert_to('{"uid":"' || repeat('x', 450) || '"}', 'UTF8')
            FROM generate_series(0, %d) AS n
            """
                .formatted(ROWS - 1));
    journal.database().execute("ANALYZE auth.journal");
    for (int round = 0; round < 3; round++) {
      double plain = plainRate();
      journal.database().execute("UPDATE auth.relay SET floor = 0");
      double relayed = relayedRate();
      say(
          "drain %.0f rows/s, plain producer %.0f rows/s, ratio %.2f",
          relayed, plain, relayed / plain);
    }
  }

  private double relayedRate() {
    try (Relay relay = bench.relay(journal.dataSource("relay"), RelaySettings.defaults())) {
      while (relay.status().high() == 0) {
        LockSupport.parkNanos(100_000);
      }
      long start = System.nanoTime();
      while (relay.status().floor() < ROWS) {
        LockSupport.parkNanos(500_000);
      }
      return ROWS / ((System.nanoTime() - start) / 1e9);
    }
  }

  private double plainRate() throws SQLException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Connection connection = journal.connect();
        JournalReader reader = new JournalReader(connection, 10_000)) {
      Holes holes = Holes.above(0);
      Reading reading;
      do {
        reading = reader.read(holes);
        holes = holes.afterRead(reading.ids());
        reading.rows().forEach(it -> records.add(it.record()));
      } while (!reading.complete());
    }
    try (var producer = producer()) {
      producer.partitionsFor(Topics.SESSION_EVENTS);
      long start = System.nanoTime();
      for (var record : records) {
        var _ = producer.send(record);
      }
      producer.flush();
      return records.size() / ((System.nanoTime() - start) / 1e9);
    }
  }

  @Test
  void latency() throws Exception {
    UserId[] users = new UserId[50];
    for (int i = 0; i < users.length; i++) {
      users[i] = journal.newUser();
    }
    Map<Long, Long> committed = new ConcurrentHashMap<>();
    List<Long> waits = new ArrayList<>();
    int rows = RATE * 8;
    try (TopicTail events = bench.events();
        Relay relay = bench.relay(journal.dataSource("relay"), RelaySettings.defaults())) {
      Eventually.holds(() -> assertThat(relay.status().freshAsOf()).isNotNull());
      Thread writer = Thread.ofPlatform().start(() -> write(users, rows, relay, committed));
      Map<Long, Long> seen = new HashMap<>();
      int read = 0;
      while (seen.size() < rows) {
        var records = events.records();
        long now = System.nanoTime();
        for (; read < records.size(); read++) {
          var it = records.get(read);
          var place =
              Objects.requireNonNull(
                  KafkaRecords.read(it.key(), it.headers(), it.value()).envelope().place());
          seen.putIfAbsent(place.position(), now);
        }
      }
      writer.join();
      seen.forEach((id, at) -> waits.add(at - Objects.requireNonNull(committed.get(id))));
    }
    say("commit -> consumer at %d/s: %s", RATE, percentiles(waits.subList(rows / 4, rows)));
    say("plain send -> acknowledged at %d/s: %s", RATE, percentiles(plainLatency(rows / 2)));
  }

  private void write(UserId[] users, int rows, Relay relay, Map<Long, Long> committed) {
    try (Connection connection = journal.connect()) {
      long start = System.nanoTime();
      for (int i = 0; i < rows; i++) {
        long due = start + i * 1_000_000_000L / RATE;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        var written = TestJournal.append(connection, users[i % users.length]);
        committed.put(written.id(), System.nanoTime());
        relay.wake();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Long> plainLatency(int rows) {
    List<Long> waits = java.util.Collections.synchronizedList(new ArrayList<>());
    try (var producer = producer()) {
      byte[] value = new byte[450];
      long start = System.nanoTime();
      for (int i = 0; i < rows; i++) {
        long due = start + i * 1_000_000_000L / RATE;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        long sent = System.nanoTime();
        var record =
            new ProducerRecord<>(
                Topics.SESSION_ANOMALIES,
                String.valueOf(i % 50).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                value);
        var _ = producer.send(record, (_, _) -> waits.add(System.nanoTime() - sent));
      }
      producer.flush();
    }
    return waits;
  }

  private static String percentiles(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return List.of(50, 90, 99).stream()
        .map(p -> "p%d %.1f ms".formatted(p, sorted.get(sorted.size() * p / 100) / 1e6))
        .collect(Collectors.joining(", "));
  }

  @Test
  void idleCost() throws Exception {
    try (Relay relay = bench.relay(journal.dataSource("relay"), RelaySettings.defaults())) {
      Eventually.holds(() -> assertThat(relay.status().freshAsOf()).isNotNull());
      LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
      long backend =
          journal.number(
              "SELECT pid FROM pg_stat_activity WHERE application_name = 'relay' AND datname = current_database()");
      long threads = threads();
      long server = server(backend);
      long start = System.nanoTime();
      LockSupport.parkNanos(Duration.ofSeconds(15).toNanos());
      double seconds = (System.nanoTime() - start) / 1e9;
      say(
          "idle: relay thread and its clients %.2f %% of a core, database backend %.2f %%",
          (threads() - threads) / 1e7 / seconds, (server(backend) - server) / seconds);
    }
  }

  /** Nanoseconds of CPU of the relay's thread and its Kafka clients. */
  private static long threads() {
    var threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (var info : threads.dumpAllThreads(false, false)) {
      if (info.getThreadName().contains("relay")) {
        sum += threads.getThreadCpuTime(info.getThreadId());
      }
    }
    return sum;
  }

  /** Hundredths of a second of CPU of a process. */
  private static long server(long pid) throws IOException {
    String[] stat = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ", -1);
    return Long.parseLong(stat[13]) + Long.parseLong(stat[14]);
  }
}
