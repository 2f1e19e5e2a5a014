package io.sessionaudit.standalone.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
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

        preparation.prepare((short) 1);

        assertThat(admin.listTopics().names().get())
            .containsExactlyInAnyOrder(
                Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES, Topics.SESSION_REVOCATIONS);
      }
    }
  }
}
