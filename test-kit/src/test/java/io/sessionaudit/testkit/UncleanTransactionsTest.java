package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * A transaction that was on its way when the broker was killed ends afterwards, one way or the
 * other. Kafka 4.3.0 and 4.3.1 forget its markers while the partitions have no leader: whoever
 * reads committed records only then waits for ever.
 */
class UncleanTransactionsTest {

  private static final String TOPIC = "transacted";
  private static final int PARTITIONS = 8;
  private static final int KILLS = 2;
  private static final int TRANSACTIONS = 60;

  private final Path folder = TestFolders.fresh("unclean");

  @Test
  void end() {
    for (int kill = 1; kill <= KILLS; kill++) {
      ChildProcess broker = ChildProcess.java(OneBroker.class, folder.toString());
      transactUntilKilled(broker.awaitLine("ready ").split(" ", -1)[1], broker);
      try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
        Eventually.holds(() -> assertThat(open(kafka.bootstrapServers())).isEmpty());
      }
    }
  }

  /** Most of the time of such a transaction goes by between the decision and its markers. */
  private static void transactUntilKilled(String bootstrapServers, ChildProcess broker) {
    NewTopics.make(bootstrapServers, List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)));
    KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers);
    try {
      producer.initTransactions();
      for (int transaction = 1; broker.isAlive(); transaction++) {
        transact(producer);
        if (transaction == TRANSACTIONS) {
          Thread.ofVirtual().start(broker::kill);
        }
      }
    } catch (KafkaException killed) {
      assertThat(broker.isAlive()).as("the broker lives").isFalse();
    } finally {
      // Without waiting for a broker that is gone.
      producer.close(Duration.ZERO);
    }
  }

  private static void transact(KafkaProducer<byte[], byte[]> producer) {
    producer.beginTransaction();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      var _ = producer.send(new ProducerRecord<>(TOPIC, partition, new byte[1], new byte[1]));
    }
    producer.commitTransaction();
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "transactional.id",
            TOPIC,
            "transaction.timeout.ms",
            5_000,
            "max.block.ms",
            3_000,
            "max.in.flight.requests.per.connection",
            1),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** The partitions in which a transaction hides what stands behind it. */
  private static List<TopicPartition> open(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> latest =
          IntStream.range(0, PARTITIONS)
              .mapToObj(it -> new TopicPartition(TOPIC, it))
              .collect(Collectors.toMap(it -> it, _ -> OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> all = admin.listOffsets(latest).all().get();
      Map<TopicPartition, ListOffsetsResultInfo> committed =
          admin
              .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
              .all()
              .get();
      return latest.keySet().stream().filter(it -> at(committed, it) < at(all, it)).toList();
    }
  }

  private static long at(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition it) {
    return Objects.requireNonNull(ends.get(it)).offset();
  }
}
