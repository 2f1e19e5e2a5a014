package io.sessionaudit.projector.intake;

import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer of both logs. The group spreads partitions over instances; where to read from is
 * told from outside, so a new partition stands still until {@link #seek}. Belongs to one thread.
 */
final class LogConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogConsumer.class);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private boolean assigned;
  private boolean unsettled;

  LogConsumer(KafkaConnection connection, ConsumerProperties properties) {
    consumer =
        new KafkaConsumer<>(
            properties.over(connection), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES), new Listener());
  }

  private final class Listener implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      assigned = true;
      unsettle(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      unsettled = true;
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      unsettled = true;
    }
  }

  private void unsettle(Collection<TopicPartition> partitions) {
    unsettled = true;
    // Any position: without one the consumer would ask the group, which knows none.
    partitions.forEach(partition -> consumer.seek(partition, 0));
    consumer.pause(partitions);
  }

  /** Whether the group has told this instance what is its own, be it nothing. */
  boolean assigned() {
    return assigned;
  }

  /** Whether somebody has to say where to read from. */
  boolean unsettled() {
    return unsettled;
  }

  /** Stands still until {@link #seek}. */
  void hold() {
    unsettle(consumer.assignment());
  }

  Set<LogPartition> partitions() {
    return consumer.assignment().stream()
        .map(it -> new LogPartition(it.topic(), it.partition()))
        .collect(Collectors.toSet());
  }

  /** Reads on from here. */
  void seek(Map<LogPartition, Long> positions) {
    positions.forEach((partition, offset) ->
        consumer.seek(new TopicPartition(partition.topic(), partition.partition()), offset));
    consumer.resume(consumer.assignment());
    unsettled = false;
  }

  /**
   * What has come, in order within each partition. Where the log no longer reaches the position (it
   * was made again, or has lost its tail) it is read from its beginning: what is known is dropped,
   * what differs is a fork.
   */
  List<RawRecord> poll(Duration patience) {
    try {
      List<RawRecord> records = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(patience)) {
        records.add(RawRecord.of(polled));
      }
      return unsettled ? List.of() : records;
    } catch (OffsetOutOfRangeException e) {
      LOG.error("The log has been cut: read again from its beginning: {}", e.partitions());
      consumer.seekToBeginning(e.partitions());
      return List.of();
    }
  }

  /** Records that are there and not yet polled, by partition, as far as known. */
  Map<LogPartition, Long> lag() {
    Map<LogPartition, Long> lag = new TreeMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong known = consumer.currentLag(partition);
      known.ifPresent(
          records -> lag.put(new LogPartition(partition.topic(), partition.partition()), records));
    }
    return lag;
  }

  /** Ends a poll that waits; the only call for another thread. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
  }
}
