package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes topics for tests. Kafka says "created" before the partitions are led; whoever goes on then
 * may see no partitions at all, or refusals.
 */
public final class NewTopics {

  private NewTopics() {}

  /**
   * Returns when every partition answers. Topics that are there already are left as they are.
   *
   * @param topics with as many partitions as are asked for, never with the broker's default
   */
  public static void make(String bootstrapServers, Collection<NewTopic> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      create(admin, topics);
      Map<TopicPartition, OffsetSpec> ends =
          topics.stream()
              .flatMap(it ->
                  IntStream.range(0, it.numPartitions())
                      .mapToObj(partition -> new TopicPartition(it.name(), partition)))
              .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
      Eventually.holds(() -> {
        var _ = admin.listOffsets(ends).all().get();
      });
    }
  }

  /** Likewise, and empty: topics that are there already are deleted first. */
  public static void anew(String bootstrapServers, Collection<NewTopic> topics) {
    Set<String> names = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Eventually.holds(() -> {
        Set<String> old = new HashSet<>(admin.listTopics().names().get());
        old.retainAll(names);
        admin.deleteTopics(old).all().get();
        assertThat(old).isEmpty();
      });
    }
    make(bootstrapServers, topics);
  }

  private static void create(Admin admin, Collection<NewTopic> topics) {
    admin
        .createTopics(topics)
        .values()
        .forEach((name, created) -> {
          try {
            created.get();
          } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
              throw new IllegalStateException(name, e);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, e);
          }
        });
  }
}
