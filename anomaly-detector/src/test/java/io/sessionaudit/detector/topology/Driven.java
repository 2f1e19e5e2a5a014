package io.sessionaudit.detector.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionaudit.detector.detection.Profile;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology without a broker. */
final class Driven implements AutoCloseable {

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> log;
  private final TestOutputTopic<byte[], byte[]> anomalies;

  Driven(Profile profile) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, TestFolders.fresh("driven").toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    driver =
        new TopologyTestDriver(
            DetectionTopology.of(profile, new DetectionCounts(meters)), properties);
    log =
        driver.createInputTopic(
            Topics.SESSION_EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
    anomalies =
        driver.createOutputTopic(
            Topics.SESSION_ANOMALIES, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  void pipe(List<RecordedEvent> events) {
    events.forEach(this::pipe);
  }

  void pipe(RecordedEvent event) {
    ProducerRecord<byte[], byte[]> record = Records.of(event);
    log.pipeInput(
        new TestRecord<>(
            record.key(),
            record.value(),
            record.headers(),
            Instant.ofEpochMilli(record.timestamp())));
  }

  void pipeGarbage(byte[] key, byte[] value) {
    log.pipeInput(key, value);
  }

  /** Everything about the records that were written since the last call, as text. */
  List<String> written() {
    List<String> texts = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : anomalies.readRecordsToList()) {
      texts.add(
          "%s %s %s %s"
              .formatted(
                  new String(record.key(), StandardCharsets.UTF_8),
                  new String(record.value(), StandardCharsets.UTF_8),
                  record.headers(),
                  record.timestamp()));
    }
    return texts;
  }

  List<RecordedEvent> anomalies() {
    return anomalies.readRecordsToList().stream()
        .map(record -> Records.read(record.key(), record.headers(), record.value()))
        .toList();
  }

  /** Starts with the state that another one has come to, as a restore from the changelog does. */
  Driven restoredFrom(Driven other) {
    try (KeyValueIterator<Bytes, byte[]> all = other.store().all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> entry = all.next();
        store().put(entry.key, entry.value);
      }
    }
    return this;
  }

  int stored() {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = store().all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  void passTime(Duration time) {
    driver.advanceWallClockTime(time);
  }

  double counted(String name) {
    return meters.get("session.audit.detector." + name).counter().count();
  }

  private KeyValueStore<Bytes, byte[]> store() {
    return driver.getKeyValueStore(Baselines.STORE);
  }

  @Override
  public void close() {
    driver.close();
  }
}
