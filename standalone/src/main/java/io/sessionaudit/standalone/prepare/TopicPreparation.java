package io.sessionaudit.standalone.prepare;

import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Makes the topics that are missing; those that are there stay as they are, and where they differ
 * is said. Done when every partition answers: Kafka says "created" before the partitions are led.
 */
public final class TopicPreparation {

  /** Three replicas, or as many as there are brokers. */
  public static final short BY_BROKERS = 0;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final KafkaConnection kafka;

  public TopicPreparation(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Makes them.
   *
   * @param replication factor from 1, or {@link #BY_BROKERS}
   */
  public List<Finding> prepare(short replication) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(kafka.properties())) {
      List<NewTopic> wanted = wanted(replication == BY_BROKERS ? byBrokers(admin) : replication);
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> missing = wanted.stream().filter(it -> !present.contains(it.name())).toList();
      admin.createTopics(missing).all().get();
      awaitLed(admin, ends(missing));
      List<Finding> findings = new ArrayList<>();
      missing.forEach(it -> findings.add(Finding.made(text(it))));
      PresentTopics there = new PresentTopics(admin);
      for (NewTopic topic : wanted) {
        if (!missing.contains(topic)) {
          findings.addAll(there.look(topic));
        }
      }
      return findings;
    }
  }

  private static List<NewTopic> wanted(short replication) {
    return Stream.concat(
            Topics.all(replication).stream(), DetectionTopology.ownTopics(replication).stream())
        .toList();
  }

  private static String text(NewTopic topic) {
    return "topic %s, %d partitions, %d replicas"
        .formatted(topic.name(), topic.numPartitions(), topic.replicationFactor());
  }

  private static short byBrokers(Admin admin) throws ExecutionException, InterruptedException {
    return (short) Math.min(3, admin.describeCluster().nodes().get().size());
  }

  private static void awaitLed(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws ExecutionException, InterruptedException {
    long last = System.nanoTime() + LONGEST_WAIT.toNanos();
    boolean led = false;
    while (!led) {
      try {
        var _ = admin.listOffsets(ends).all().get();
        led = true;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > last) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(List<NewTopic> topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    return ends;
  }
}
