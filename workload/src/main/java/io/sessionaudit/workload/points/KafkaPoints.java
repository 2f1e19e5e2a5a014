package io.sessionaudit.workload.points;

import io.sessionaudit.wire.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Points around what leaves for Kafka and what Kafka says to it, by Kafka's own interceptors. */
public final class KafkaPoints
    implements ProducerInterceptor<byte[], byte[]>, ConsumerInterceptor<byte[], byte[]> {

  private static final String CHANGELOG = "-changelog";

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    switch (record.topic()) {
      case Topics.SESSION_EVENTS -> Trigger.reach(Point.EVENT_BEFORE_SEND);
      case Topics.SESSION_REVOCATIONS -> Trigger.reach(Point.FEED_BEFORE_SEND);
      case Topics.SESSION_ANOMALIES -> Trigger.reach(Point.VERDICT_BEFORE_SEND);
      case String other when other.endsWith(CHANGELOG) -> Trigger.reach(Point.STATE_BEFORE_SEND);
      default -> {}
    }
    return record;
  }

  @Override
  public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
    if (metadata == null || problem != null) {
      return;
    }
    switch (metadata.topic()) {
      case Topics.SESSION_EVENTS -> Trigger.reach(Point.EVENT_AFTER_ACKNOWLEDGEMENT);
      case Topics.SESSION_REVOCATIONS -> Trigger.reach(Point.FEED_AFTER_ACKNOWLEDGEMENT);
      case Topics.SESSION_ANOMALIES -> Trigger.reach(Point.VERDICT_AFTER_ACKNOWLEDGEMENT);
      case String other when other.endsWith(CHANGELOG) ->
          Trigger.reach(Point.STATE_AFTER_ACKNOWLEDGEMENT);
      default -> {}
    }
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    if (offsets.keySet().stream().anyMatch(it -> it.topic().equals(Topics.SESSION_ANOMALIES))) {
      Trigger.reach(Point.REACTION_AFTER_OFFSET);
    }
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
