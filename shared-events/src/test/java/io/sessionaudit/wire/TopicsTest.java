package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the topics promise to everybody who reads them. */
class TopicsTest {

  @Test
  void aKeyLandsWhereKafkasOwnProducerPutsIt() {
    Random random = new Random(7);
    for (int round = 0; round < 10_000; round++) {
      byte[] key =
          new UUID(random.nextLong(), random.nextLong())
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      int partitions = 1 + random.nextInt(40);
      assertThat(Topics.partition(key, partitions))
          .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
    }
  }

  @Test
  void theLogsAreKeptForEver() {
    for (String name : new String[] {Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES}) {
      NewTopic topic = topic(name, (short) 1);
      assertThat(topic.numPartitions()).isEqualTo(12);
      assertThat(topic.configs())
          .containsEntry("retention.ms", "-1")
          .containsEntry("cleanup.policy", "delete");
    }
  }

  @Test
  void theFeedIsShortSinglePartitionedAndNeverCompacted() {
    NewTopic topic = topic(Topics.SESSION_REVOCATIONS, (short) 1);
    assertThat(topic.numPartitions()).isEqualTo(1);
    assertThat(topic.configs())
        .containsAllEntriesOf(
            Map.of(
                "retention.ms", "10800000",
                "segment.ms", "600000",
                "cleanup.policy", "delete",
                "message.timestamp.type", "LogAppendTime"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 2", "5, 2"})
  void twoReplicasAcknowledgeWhereThereAreTwo(short replication, String inSync) {
    assertThat(Topics.all(replication))
        .hasSize(3)
        .allSatisfy(topic -> {
          assertThat(topic.replicationFactor()).isEqualTo(replication);
          assertThat(topic.configs()).containsEntry("min.insync.replicas", inSync);
        });
  }

  private static NewTopic topic(String name, short replication) {
    return Topics.all(replication).stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
