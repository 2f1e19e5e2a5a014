package io.sessionaudit.workload.load;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.workload.fleet.FleetException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** How far a group has read a topic. Keeps its client, as {@link TopicEnd} does. */
final class GroupProgress implements AutoCloseable {

  private final Admin admin;
  private final String group;
  private final String topic;

  GroupProgress(KafkaConnection kafka, String group, String topic) {
    this.admin = Admin.create(kafka.properties());
    this.group = group;
    this.topic = topic;
  }

  /** Offsets that are committed, over all partitions. */
  long offsets() {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(it -> it.getKey().topic().equals(topic))
          .map(Map.Entry::getValue)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (ExecutionException failure) {
      throw new FleetException("The offsets of " + group + " cannot be read.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
