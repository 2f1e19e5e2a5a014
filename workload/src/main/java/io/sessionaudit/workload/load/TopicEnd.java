package io.sessionaudit.workload.load;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.workload.check.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far a topic reaches. Keeps its client: making one at each look would be what is measured. */
final class TopicEnd implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  TopicEnd(KafkaConnection kafka, String topic) {
    consumer =
        new KafkaConsumer<>(
            kafka.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions = Topic.partitions(consumer, topic);
  }

  /** Offsets that it has by now, over all its partitions. */
  long offsets() {
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
