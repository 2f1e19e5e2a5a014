package io.sessionaudit.auth.http;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What has arrived on {@code session-events}: per user, each version the first time it came. */
final class KafkaLog implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Map<Long, Event>> first = new HashMap<>();

  private KafkaLog(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Everything since the beginning of the topic. */
  static KafkaLog fromStart() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.SESSION_EVENTS).stream()
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new KafkaLog(consumer);
  }

  List<Long> firstVersions(String user) {
    poll();
    return List.copyOf(of(user).keySet());
  }

  List<Event> firstFacts(String user) {
    poll();
    return List.copyOf(of(user).values());
  }

  private Map<Long, Event> of(String user) {
    return first.computeIfAbsent("user:" + user, _ -> new LinkedHashMap<>());
  }

  private void poll() {
    List<RecordedEvent> arrived = new ArrayList<>();
    consumer
        .poll(Duration.ofMillis(50))
        .forEach(it ->
            arrived.add(EventCodec.decode(KafkaRecords.read(it.key(), it.headers(), it.value()))));
    for (RecordedEvent item : arrived) {
      Envelope.Place place = Objects.requireNonNull(item.envelope().place());
      first
          .computeIfAbsent(item.envelope().stream().name(), _ -> new LinkedHashMap<>())
          .putIfAbsent(place.version(), item.event());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
