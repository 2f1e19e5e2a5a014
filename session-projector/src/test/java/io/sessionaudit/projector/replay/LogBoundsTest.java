package io.sessionaudit.projector.replay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.OrderedProducer;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Only a log that is whole can be folded again. */
final class LogBoundsTest {

  @Test
  void aLogWhoseBeginningWasDeletedIsNotFolded() throws Exception {
    try (KafkaServer server = TestServers.ownKafka()) {
      KafkaConnection kafka = KafkaConnection.plaintext(server.bootstrapServers());
      assertThatThrownBy(() -> LogBounds.ask(kafka))
          .hasMessageContaining("no topic session-events");
      NewTopics.make(server.bootstrapServers(), Topics.all((short) 1));
      try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(server.bootstrapServers())) {
        var _ =
            producer
                .send(new ProducerRecord<>(Topics.SESSION_EVENTS, 3, new byte[1], new byte[1]))
                .get();
      }
      LogPartition partition = new LogPartition(Topics.SESSION_EVENTS, 3);
      assertThatCode(() -> LogBounds.ask(kafka).requireWhole(Map.of(partition, 1L)))
          .doesNotThrowAnyException();
      try (Admin admin = Admin.create(kafka.properties())) {
        var _ =
            admin
                .deleteRecords(
                    Map.of(
                        new TopicPartition(Topics.SESSION_EVENTS, 3),
                        RecordsToDelete.beforeOffset(1)))
                .all()
                .get();
      }

      assertThatThrownBy(() -> LogBounds.ask(kafka).requireWhole(Map.of(partition, 1L)))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("session-events-3 begins at offset 1")
          .hasMessageContaining("retention");
    }
  }
}
