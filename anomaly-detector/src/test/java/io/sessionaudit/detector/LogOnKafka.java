package io.sessionaudit.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.detector.topology.Records;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Both ends of the detector on a real broker: the log that it reads, the anomalies that it says.
 */
final class LogOnKafka implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> log;
  private final KafkaConsumer<byte[], byte[]> anomalies;
  private final List<RecordedEvent> said = new ArrayList<>();

  LogOnKafka(String bootstrapServers) {
    Map<String, Object> kafka = KafkaConnection.plaintext(bootstrapServers).properties();
    log = OrderedProducer.to(bootstrapServers);
    kafka.put("isolation.level", "read_committed");
    kafka.put("auto.offset.reset", "earliest");
    anomalies =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    anomalies.assign(
        IntStream.range(0, Topics.LOG_PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topics.SESSION_ANOMALIES, partition))
            .toList());
  }

  static void makeTopics(String bootstrapServers) {
    NewTopics.make(bootstrapServers, Topics.all((short) 1));
  }

  void write(RecordedEvent... events) {
    for (RecordedEvent event : events) {
      send(Records.of(event));
    }
  }

  void writeGarbage(byte[] key, byte[] value) {
    send(new ProducerRecord<>(Topics.SESSION_EVENTS, key, value));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      log.send(record).get();
    } catch (Exception e) {
      throw new IllegalStateException("the log takes nothing", e);
    }
  }

  /** Waits until the committed anomaly of this trigger can be read. */
  RecordedEvent awaitAnomalyOf(RecordedEvent trigger) {
    EventId cause = trigger.envelope().id();
    Eventually.holds(() -> {
      poll(Duration.ofMillis(10));
      assertThat(said).anyMatch(it -> cause.equals(it.envelope().lineage().cause()));
    });
    return said.stream()
        .filter(it -> cause.equals(it.envelope().lineage().cause()))
        .findFirst()
        .orElseThrow();
  }

  /** All that was said and read so far. */
  List<EventId> causes() {
    poll(Duration.ofMillis(10));
    List<EventId> causes = new ArrayList<>();
    said.forEach(it -> causes.add(it.envelope().lineage().cause()));
    return causes;
  }

  private void poll(Duration time) {
    anomalies
        .poll(time)
        .forEach(record -> said.add(Records.read(record.key(), record.headers(), record.value())));
  }

  @Override
  public void close() {
    log.close();
    anomalies.close();
  }
}
