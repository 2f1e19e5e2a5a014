package io.sessionaudit.standalone.prepare;

import io.sessionaudit.auth.reaction.AnomalyIntake;
import io.sessionaudit.detector.notification.Notification;
import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Who speaks to Kafka, and all that he may do there. Nobody may delete records, change topics or
 * make them: that is the operator's.
 */
public record KafkaUser(String name, List<AclBinding> rights) {

  public static final String AUTH_API = "auth-api";
  public static final String SESSION_PROJECTOR = "session-projector";
  public static final String ANOMALY_DETECTOR = "anomaly-detector";
  public static final String AUDITOR = "auditor";

  public KafkaUser {
    rights = List.copyOf(rights);
  }

  /**
   * All of them.
   *
   * @param projectorGroup consumer group of session-projector
   * @param guards names for the guarded services
   */
  public static List<KafkaUser> all(String projectorGroup, List<String> guards) {
    List<KafkaUser> users =
        new ArrayList<>(List.of(authApi(), projector(projectorGroup), detector(), auditor()));
    guards.forEach(name -> users.add(guard(name)));
    return users;
  }

  private static KafkaUser authApi() {
    return Rights.of(AUTH_API)
        .read(Topics.SESSION_EVENTS, Topics.SESSION_REVOCATIONS, Topics.SESSION_ANOMALIES)
        .write(Topics.SESSION_EVENTS, Topics.SESSION_REVOCATIONS)
        .join(AnomalyIntake.GROUP)
        .done();
  }

  private static KafkaUser projector(String group) {
    return Rights.of(SESSION_PROJECTOR)
        .read(Topics.SESSION_EVENTS, Topics.SESSION_REVOCATIONS, Topics.SESSION_ANOMALIES)
        .join(group)
        .done();
  }

  /** Its state is in topics of its own; the webhook reads verdicts back. */
  private static KafkaUser detector() {
    return Rights.of(ANOMALY_DETECTOR)
        .read(Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES, DetectionTopology.CHANGELOG)
        .write(Topics.SESSION_ANOMALIES, DetectionTopology.CHANGELOG)
        .join(DetectionTopology.APPLICATION, Notification.GROUP)
        .transact(DetectionTopology.APPLICATION)
        .done();
  }

  /** Reads without a group. */
  private static KafkaUser auditor() {
    return Rights.of(AUDITOR)
        .read(Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES, Topics.AUDIT_CHECKPOINTS)
        .done();
  }

  /** Reads without a group. */
  private static KafkaUser guard(String name) {
    return Rights.of(name).read(Topics.SESSION_REVOCATIONS).done();
  }
}
