package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.wire.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads partitions from offset 0 up to given offsets, by assignment: no group sees it, and nothing
 * is committed. Markers of transactions leave gaps, so positions say where it is, not counts.
 * Belongs to one thread.
 */
final class LogReader implements AutoCloseable {

  /** Large enough for cheap transactions, small enough for memory: some megabytes. */
  private static final int BATCH = 4_000;

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** So many times in a row nothing may come: a minute. */
  private static final int EMPTY_POLLS = 120;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> targets = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private int empty;

  LogReader(KafkaConnection kafka, Collection<LogPartition> partitions) {
    consumer = consumer(kafka);
    partitions.forEach(it -> {
      positions.put(new TopicPartition(it.topic(), it.partition()), 0L);
      targets.put(new TopicPartition(it.topic(), it.partition()), 0L);
    });
    consumer.assign(positions.keySet());
    positions.forEach(consumer::seek);
    consumer.pause(positions.keySet());
  }

  /** A consumer that belongs to no group and changes nothing. */
  static KafkaConsumer<byte[], byte[]> consumer(KafkaConnection kafka) {
    Map<String, Object> properties = kafka.properties();
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // The detector writes in transactions.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static ReplayException unreadable(KafkaException cause) {
    return new ReplayException(
        "Kafka does not give the log (" + cause.getClass().getSimpleName() + ").", cause);
  }

  /** Reads on up to these offsets; partitions of other readers are none of its business. */
  void extend(Map<LogPartition, Long> ends) {
    ends.forEach((partition, end) ->
        targets.computeIfPresent(
            new TopicPartition(partition.topic(), partition.partition()), (_, _) -> end));
    targets.forEach((partition, end) -> {
      if (position(partition) < end) {
        consumer.resume(List.of(partition));
      }
    });
  }

  /** Whether everything up to the targets has been handed out. */
  boolean done() {
    return targets.entrySet().stream().allMatch(it -> position(it.getKey()) >= it.getValue());
  }

  /** The sum of all positions. */
  long position() {
    return positions.values().stream().mapToLong(Long::longValue).sum();
  }

  private long position(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  /**
   * What comes next, in order within each partition; may be nothing.
   *
   * @throws ReplayException if Kafka has nothing for a minute, or no longer has what was there
   */
  List<RawRecord> poll() {
    try {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(PATIENCE);
      long before = position();
      List<RawRecord> records = new ArrayList<>(polled.count());
      for (TopicPartition partition : polled.partitions()) {
        take(partition, polled.records(partition), records);
      }
      targets.forEach(this::advance);
      noteSilence(position() > before);
      return records;
    } catch (OffsetOutOfRangeException e) {
      throw new ReplayException(
          "The log was cut while it was read. Nothing was compared; run it again.", e);
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  private void take(
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> polled,
      List<RawRecord> records) {
    long end = targets.getOrDefault(partition, 0L);
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (record.offset() >= end) {
        consumer.seek(partition, record.offset()); // it is for later
        return;
      }
      records.add(RawRecord.of(record));
    }
  }

  private void advance(TopicPartition partition, long end) {
    if (position(partition) < end) {
      long now = consumer.position(partition);
      positions.put(partition, now);
      if (now >= end) {
        consumer.pause(List.of(partition));
      }
    }
  }

  private void noteSilence(boolean moved) {
    empty = moved ? 0 : empty + 1;
    if (empty > EMPTY_POLLS) {
      throw new ReplayException("Kafka gives nothing of the log. Look whether it runs.");
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
  }
}
