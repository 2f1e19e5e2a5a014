package io.sessionaudit.auth.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.PostgresServer;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import javax.sql.DataSource;

/** A journal of its own, the topics, and relays between them. */
final class RelayBench {

  /** As in production, but quick to change leaders. */
  static final RelaySettings QUICK =
      new RelaySettings(
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofMillis(10),
          Duration.ofMillis(2),
          1_000,
          10_000,
          Duration.ofMillis(100),
          Duration.ofDays(8));

  private final TestJournal journal;
  private final String bootstrapServers;

  RelayBench(PostgresServer postgres, KafkaServer kafka) {
    journal = new TestJournal(postgres.freshDatabase());
    bootstrapServers = kafka.bootstrapServers();
    makeTopics(bootstrapServers);
  }

  static void makeTopics(String bootstrapServers) {
    NewTopics.make(bootstrapServers, Topics.all((short) 1));
  }

  TestJournal journal() {
    return journal;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  Relay relay() {
    return relay(journal.dataSource("relay"));
  }

  Relay relay(DataSource source) {
    return relay(source, QUICK);
  }

  Relay relay(DataSource source, RelaySettings settings) {
    return relay(source, settings, _ -> true);
  }

  Relay relay(DataSource source, RelaySettings settings, Comparison comparison) {
    return Relay.start(
        source,
        comparison,
        KafkaConnection.plaintext(bootstrapServers),
        settings,
        new SimpleMeterRegistry());
  }

  TopicTail events() {
    return TopicTail.fromNow(bootstrapServers, Topics.SESSION_EVENTS);
  }

  TopicTail feed() {
    return TopicTail.fromNow(bootstrapServers, Topics.SESSION_REVOCATIONS);
  }
}
