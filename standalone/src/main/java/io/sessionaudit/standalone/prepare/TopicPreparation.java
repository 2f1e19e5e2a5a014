package io.sessionaudit.standalone.prepare;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the topics that are missing; those that are there stay as they are. Done when every
 * partition answers: Kafka says "created" before the partitions are led.
 */
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
      List<NewTopic> all = Topics.all(replication);
      admin
          .createTopics(all.stream().filter(it -> !present.contains(it.name())).toList())
          .all()
          .get();
      var _ = admin.listOffsets(ends(admin, all)).all().get();
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    var described = admin.describeTopics(topics.stream().map(NewTopic::name).toList());
    for (TopicDescription topic : described.allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(it ->
              ends.put(new TopicPartition(topic.name(), it.partition()), OffsetSpec.latest()));
    }
    return ends;
  }
}
