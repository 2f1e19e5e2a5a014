package io.sessionaudit.auth.recovery;

import io.sessionaudit.auth.anchor.Offsets;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.UnreadableEventException;
import io.sessionaudit.wire.WireEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic from some time on to the end that it has when reading begins. */
final class LogTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  LogTail(KafkaConnection kafka, String topic) {
    Map<String, Object> properties = kafka.properties();
    properties.put("client.id", "recover");
    properties.put("enable.auto.commit", false);
    properties.put("allow.auto.create.topics", false);
    properties.put("auto.offset.reset", "none");
    properties.put("default.api.timeout.ms", Math.toIntExact(LONGEST_SILENCE.toMillis()));
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topic = topic;
  }

  /** What is done with a record; those of one partition come in their order. */
  interface Reader {
    void read(ConsumerRecord<byte[], byte[]> record) throws SQLException;
  }

  /** What is done with an event. */
  interface EventReader {
    void read(WireEvent event) throws SQLException;
  }

  /** The events of {@code session-events}; what nobody can read is nobody's of ours. */
  static void events(KafkaConnection kafka, @Nullable Instant from, EventReader reader)
      throws SQLException {
    try (LogTail log = new LogTail(kafka, Topics.SESSION_EVENTS)) {
      log.read(
          from,
          record -> {
            WireEvent event = event(record);
            if (event != null && event.envelope().place() != null) {
              reader.read(event);
            }
          });
    }
  }

  private static @Nullable WireEvent event(ConsumerRecord<byte[], byte[]> record) {
    try {
      return KafkaRecords.read(record.key(), record.headers(), record.value());
    } catch (UnreadableEventException _) {
      return null;
    }
  }

  /**
   * Reads.
   *
   * @param from the records' time to begin at, or null for the very first one
   */
  void read(@Nullable Instant from, Reader reader) throws SQLException {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new RecoveryException("the topic " + topic + " is not there");
    }
    Offsets ends = new Offsets(consumer.endOffsets(partitions));
    consumer.assign(partitions);
    seek(partitions, from, ends);
    long heard = System.nanoTime();
    while (!partitions.stream().allMatch(it -> consumer.position(it) >= ends.of(it))) {
      var records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() < ends.of(new TopicPartition(topic, record.partition()))) {
          reader.read(record);
        }
      }
      heard = records.isEmpty() ? heard : System.nanoTime();
      if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
        throw new RecoveryException("Kafka gives nothing more of " + topic);
      }
    }
  }

  private void seek(List<TopicPartition> partitions, @Nullable Instant from, Offsets ends) {
    if (from == null) {
      consumer.seekToBeginning(partitions);
      return;
    }
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(it -> times.put(it, from.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      consumer.seek(partition, first == null ? ends.of(partition) : first.offset());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
