package io.sessionaudit.auth.relay;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.UserId;
import io.sessionaudit.wire.KafkaRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What arrives in one topic from now on. */
final class TopicTail implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final List<Envelope> envelopes = new ArrayList<>();

  private TopicTail(String bootstrapServers, String topic, boolean fromStart) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromStart) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  static TopicTail fromNow(String bootstrapServers, String topic) {
    return new TopicTail(bootstrapServers, topic, false);
  }

  static TopicTail fromStart(String bootstrapServers, String topic) {
    return new TopicTail(bootstrapServers, topic, true);
  }

  /** Everything that has arrived so far, per partition in order. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
    return records;
  }

  /** The versions of one stream in the order in which each was there for the first time. */
  List<Long> firstVersions(UserId user) {
    return versions(user).stream().distinct().toList();
  }

  /** The versions of one stream as they stand, repeats included. */
  List<Long> versions(UserId user) {
    for (var it : records().subList(envelopes.size(), records.size())) {
      envelopes.add(KafkaRecords.read(it.key(), it.headers(), it.value()).envelope());
    }
    return envelopes.stream()
        .filter(it -> it.stream().name().equals("user:" + user))
        .map(Envelope::place)
        .map(it -> Objects.requireNonNull(it).version())
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
