package io.sessionaudit.standalone.prepare;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics that are missing; those that are there stay as they are. */
public final class TopicPreparation {

  private final KafkaConnection kafka;

  public TopicPreparation(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Makes them.
   *
   * @param replication factor from 1
   */
  public void prepare(short replication) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka.properties())) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing =
          Topics.all(replication).stream().filter(it -> !present.contains(it.name())).toList();
      admin.createTopics(missing).all().get();
    }
  }
}
