package io.sessionaudit.standalone.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Whether topics that are there are as they have to be. */
final class PresentTopics {

  /** Follows from the number of replicas, which is the operator's. */
  private static final String IN_SYNC = "min.insync.replicas";

  private final Admin admin;

  PresentTopics(Admin admin) {
    this.admin = admin;
  }

  /** One finding that it is as it has to be, or one for each difference. */
  List<Finding> look(NewTopic wanted) throws ExecutionException, InterruptedException {
    String what = "topic " + wanted.name();
    List<Finding> differences = new ArrayList<>();
    int partitions = partitions(wanted.name());
    if (partitions != wanted.numPartitions()) {
      differences.add(
          Finding.differs(
              "%s has %d partitions, not %d".formatted(what, partitions, wanted.numPartitions())));
    }
    Config present = config(wanted.name());
    new TreeMap<>(wanted.configs())
        .forEach((name, value) -> {
          ConfigEntry entry = present.get(name);
          String is = entry == null ? "not set" : String.valueOf(entry.value());
          if (!name.equals(IN_SYNC) && !is.equals(value)) {
            differences.add(
                Finding.differs("%s: %s is %s, not %s".formatted(what, name, is, value)));
          }
        });
    return differences.isEmpty() ? List.of(Finding.there(what)) : differences;
  }

  private int partitions(String topic) throws ExecutionException, InterruptedException {
    return Objects.requireNonNull(
            admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
        .partitions()
        .size();
  }

  private Config config(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> configs = admin.describeConfigs(List.of(resource)).all().get();
    return Objects.requireNonNull(configs.get(resource));
  }
}
