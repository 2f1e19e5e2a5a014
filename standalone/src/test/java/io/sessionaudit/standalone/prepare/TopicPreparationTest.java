package io.sessionaudit.standalone.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicPreparationTest {

  @Test
  void makesWhatIsMissingAndLeavesWhatIsThere() throws Exception {
    try (KafkaServer server = TestServers.ownKafka()) {
      KafkaConnection kafka = KafkaConnection.plaintext(server.bootstrapServers());
      TopicPreparation preparation = new TopicPreparation(kafka);
      preparation.prepare((short) 1);
      try (Admin admin = Admin.create(kafka.properties())) {
        admin.deleteTopics(List.of(Topics.SESSION_REVOCATIONS)).all().get();

        compact(admin, Topics.SESSION_ANOMALIES);

        List<Finding> findings = preparation.prepare(TopicPreparation.BY_BROKERS);

        assertThat(findings)
            .containsExactlyInAnyOrder(
                Finding.made("topic session-revocations, 1 partitions, 1 replicas"),
                Finding.there("topic session-events"),
                Finding.there("topic " + DetectionTopology.CHANGELOG),
                Finding.differs("topic session-anomalies: cleanup.policy is compact, not delete"));
        assertThat(admin.listTopics().names().get())
            .containsExactlyInAnyOrder(
                Topics.SESSION_EVENTS,
                Topics.SESSION_ANOMALIES,
                Topics.SESSION_REVOCATIONS,
                DetectionTopology.CHANGELOG);
      }
    }
  }

  private static void compact(Admin admin, String topic) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }
}
