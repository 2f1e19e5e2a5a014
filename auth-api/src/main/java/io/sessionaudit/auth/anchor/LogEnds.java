package io.sessionaudit.auth.anchor;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the last event of every partition of {@code session-events}. Without a consumer group:
 * nothing is committed, and who may read the topic may do this.
 */
final class LogEnds {

  /** So many records at the end of a partition may be unreadable; they are nobody's of ours. */
  private static final int LOOK_BACK = 100;

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConnection kafka;

  LogEnds(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * The ends of all partitions that have an event.
   *
   * @throws LogUnavailableException if Kafka does not answer within ten seconds, the topic is not
   *     there, or a partition ends with more unreadable records than we look through
   */
  List<LogEnd> read() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      Offsets ends = new Offsets(consumer.endOffsets(partitions));
      Offsets beginnings = new Offsets(consumer.beginningOffsets(partitions));
      List<TopicPartition> filled =
          partitions.stream().filter(it -> ends.of(it) > beginnings.of(it)).toList();
      consumer.assign(filled);
      for (TopicPartition partition : filled) {
        consumer.seek(
            partition, Math.max(beginnings.of(partition), ends.of(partition) - LOOK_BACK));
      }
      return lastOf(consumer, filled, ends);
    } catch (KafkaException e) {
      throw new LogUnavailableException(
          "Kafka does not say how " + Topics.SESSION_EVENTS + " ends", e);
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = kafka.properties();
    properties.put("client.id", "log-ends");
    properties.put("enable.auto.commit", false);
    properties.put("allow.auto.create.topics", false);
    properties.put("auto.offset.reset", "none");
    properties.put("default.api.timeout.ms", Math.toIntExact(LONGEST.toMillis()));
    return properties;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<PartitionInfo> known = consumer.partitionsFor(Topics.SESSION_EVENTS);
    if (known.isEmpty()) {
      throw new LogUnavailableException("the topic " + Topics.SESSION_EVENTS + " is not there");
    }
    return known.stream().map(it -> new TopicPartition(it.topic(), it.partition())).toList();
  }

  private static List<LogEnd> lastOf(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Offsets ends) {
    Map<Integer, LogEnd> last = new TreeMap<>();
    List<TopicPartition> reading = new ArrayList<>(partitions);
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!reading.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new LogUnavailableException("Kafka does not give the end of " + reading.getFirst());
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        LogEnd end = readable(record);
        if (end != null) {
          // A relay that sends again may have ended in the middle of it.
          last.merge(record.partition(), end, (a, b) -> a.position() < b.position() ? b : a);
        }
      }
      reading.removeIf(it -> consumer.position(it) >= ends.of(it));
    }
    for (TopicPartition partition : partitions) {
      if (!last.containsKey(partition.partition())) {
        throw new LogUnavailableException("the end of " + partition + " cannot be read");
      }
    }
    return List.copyOf(last.values());
  }

  private static @Nullable LogEnd readable(ConsumerRecord<byte[], byte[]> record) {
    try {
      Envelope envelope =
          KafkaRecords.read(record.key(), record.headers(), record.value()).envelope();
      Envelope.Place place = envelope.place();
      return place == null ? null : new LogEnd(record.partition(), place.position(), envelope.id());
    } catch (UnreadableEventException _) {
      return null;
    }
  }
}
