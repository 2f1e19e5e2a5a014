package io.sessionaudit.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Utils;

/** The topics, and what each must be made with. */
public final class Topics {

  /** Every event of the write side; kept for ever. */
  public static final String SESSION_EVENTS = "session-events";

  /** What the detector says; kept for ever. */
  public static final String SESSION_ANOMALIES = "session-anomalies";

  /** The feed that guards read; hours are enough. */
  public static final String SESSION_REVOCATIONS = "session-revocations";

  /** Signed checkpoints of the logs; nothing writes them yet. */
  public static final String AUDIT_CHECKPOINTS = "audit-checkpoints";

  /** Partitions of the two logs; a user's key decides which one. */
  public static final int LOG_PARTITIONS = 12;

  private Topics() {}

  /**
   * All topics.
   *
   * @param replication factor from 1; two replicas must acknowledge where there are two
   */
  public static List<NewTopic> all(short replication) {
    String inSync = String.valueOf(Math.min(2, replication));
    Map<String, String> log =
        Map.of(
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "cleanup.policy", "delete",
            "min.insync.replicas", inSync);
    // Not compacted: a late repeat by an old relay would win over the newer value.
    Map<String, String> feed =
        Map.of(
            "retention.ms",
            String.valueOf(Duration.ofHours(3).toMillis()),
            "segment.ms",
            String.valueOf(Duration.ofMinutes(10).toMillis()),
            "cleanup.policy",
            "delete",
            "message.timestamp.type",
            "LogAppendTime",
            "min.insync.replicas",
            inSync);
    return List.of(
        new NewTopic(SESSION_EVENTS, LOG_PARTITIONS, replication).configs(log),
        new NewTopic(SESSION_ANOMALIES, LOG_PARTITIONS, replication).configs(log),
        new NewTopic(SESSION_REVOCATIONS, 1, replication).configs(feed));
  }

  /** The partition of a record key, as Kafka's default partitioner has it (murmur2). */
  public static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
