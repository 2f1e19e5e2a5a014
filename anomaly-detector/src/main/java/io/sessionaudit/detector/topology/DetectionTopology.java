package io.sessionaudit.detector.topology;

import io.sessionaudit.detector.detection.Profile;
import io.sessionaudit.wire.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code session-events} -> rules -> {@code session-anomalies}. A user's events, state and
 * anomalies stay in one partition number, which the user's id decides.
 */
public final class DetectionTopology {

  /** Consumer group, and what the names of internal topics begin with. */
  public static final String APPLICATION = "session-audit-detector";

  /** Topic that holds the state. It is made beforehand, so the detector need not make topics. */
  public static final String CHANGELOG = APPLICATION + "-" + Baselines.STORE + "-changelog";

  // The default stops at a record whose time is negative; no rule looks at it.
  private static final TimestampExtractor ANY_TIME = (record, _) -> Math.max(0, record.timestamp());

  private DetectionTopology() {}

  /**
   * The topics of its own, as Kafka Streams would make them.
   *
   * @param replication factor from 1; two replicas must acknowledge where there are two
   */
  public static List<NewTopic> ownTopics(short replication) {
    return List.of(
        new NewTopic(CHANGELOG, Topics.LOG_PARTITIONS, replication)
            .configs(
                Map.of(
                    "cleanup.policy",
                    "compact",
                    "message.timestamp.type",
                    "CreateTime",
                    "min.insync.replicas",
                    String.valueOf(Math.min(2, replication)))));
  }

  public static Topology of(Profile profile, DetectionCounts counts) {
    ProcessorSupplier<byte[], byte[], byte[], byte[]> detection =
        () -> new DetectionProcessor(profile, counts);
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            "log",
            ANY_TIME,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topics.SESSION_EVENTS)
        .addProcessor("detection", detection, "log")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(Baselines.STORE),
                    Serdes.Bytes(),
                    Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled(),
            "detection")
        .addSink(
            "anomalies",
            Topics.SESSION_ANOMALIES,
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            "detection");
  }
}
