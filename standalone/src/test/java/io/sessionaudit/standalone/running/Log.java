package io.sessionaudit.standalone.running;

import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands in Kafka. */
public record Log(String bootstrapServers) {

  /** All committed records of a topic, from its beginning to its end of now. */
  public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    return records(topic, "read_committed");
  }

  /** Likewise, with what transactions left behind that were given up. */
  public List<ConsumerRecord<byte[], byte[]>> everything(String topic) {
    return records(topic, "read_uncommitted");
  }

  /** What the detector has said about a user, in order. */
  public List<RecordedEvent> anomalies(User user) {
    return committed(Topics.SESSION_ANOMALIES).stream()
        .map(it -> EventCodec.decode(KafkaRecords.read(it.key(), it.headers(), it.value())))
        .filter(it -> it.envelope().stream().key().equals(user.id()))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic, String isolation) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            isolation,
            "exclude.internal.topics",
            false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(topic, it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** Every topic, internal ones too. */
  public Set<String> topics() {
    try (Admin admin = admin()) {
      return new TreeSet<>(
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next offset that a consumer group wants of a partition. */
  public long next(String group, TopicPartition partition) {
    try (Admin admin = admin()) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(partition);
      return offset == null ? 0 : offset.offset();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Returns when Kafka has acknowledged all of them. */
  @SafeVarargs
  public final void write(ProducerRecord<byte[], byte[]>... records) {
    try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(bootstrapServers)) {
      for (ProducerRecord<byte[], byte[]> each : records) {
        producer.send(each).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
