package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Where both logs begin and end.
 *
 * @param beginnings offset of the first record that is left, by partition
 * @param ends offset behind the last record that is committed
 */
record LogBounds(Map<LogPartition, Long> beginnings, Map<LogPartition, Long> ends) {

  /** Asks Kafka. */
  static LogBounds ask(KafkaConnection kafka) {
    try (KafkaConsumer<byte[], byte[]> consumer = LogReader.consumer(kafka)) {
      Set<TopicPartition> partitions = new HashSet<>();
      for (String topic : List.of(Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES)) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
          throw new ReplayException("Kafka has no topic " + topic + ". Start the platform first.");
        }
        found.forEach(it -> partitions.add(new TopicPartition(topic, it.partition())));
      }
      consumer.assign(partitions);
      return new LogBounds(
          byPartition(consumer.beginningOffsets(partitions)),
          byPartition(consumer.endOffsets(partitions)));
    } catch (KafkaException e) {
      throw LogReader.unreadable(e);
    }
  }

  private static Map<LogPartition, Long> byPartition(Map<TopicPartition, Long> offsets) {
    Map<LogPartition, Long> found = new TreeMap<>();
    offsets.forEach(
        (it, offset) -> found.put(new LogPartition(it.topic(), it.partition()), offset));
    return found;
  }

  Set<LogPartition> partitions() {
    return new TreeSet<>(ends.keySet());
  }

  /**
   * How many events lie behind these positions. Anomalies are not counted: where the log of their
   * transactions ends, there may be markers only.
   */
  long beyond(Map<LogPartition, Long> positions) {
    Map<LogPartition, Long> events = new TreeMap<>(ends);
    events.keySet().removeIf(it -> !it.topic().equals(Topics.SESSION_EVENTS));
    return distance(positions, events);
  }

  /** How many offsets lie between; partitions that went back count nothing. */
  static long distance(Map<LogPartition, Long> from, Map<LogPartition, Long> to) {
    return to.entrySet().stream()
        .mapToLong(it -> Math.max(0, it.getValue() - from.getOrDefault(it.getKey(), 0L)))
        .sum();
  }

  /**
   * Makes sure that the log can be folded from its first record up to these positions.
   *
   * @throws ReplayException if it cannot
   */
  void requireWhole(Map<LogPartition, Long> positions) {
    beginnings.forEach((partition, first) -> {
      if (first > 0) {
        throw new ReplayException(
            ("The log no longer begins at its first record: %s begins at offset %d. What was"
                    + " deleted cannot be folded again. Put the topic back from a copy; its"
                    + " retention must be unlimited (retention.ms and retention.bytes -1).")
                .formatted(partition, first));
      }
    });
    positions.forEach((partition, position) -> {
      long end = ends.getOrDefault(partition, 0L);
      if (position > end) {
        throw new ReplayException(
            ("The tables have folded %s up to offset %d, and Kafka has it up to %d: the topic was"
                    + " made anew or has lost its tail. Have auth-api send again what is missing"
                    + " (session-audit recover --resend-log) and wait until it is folded.")
                .formatted(partition, position, end));
      }
    });
  }
}
