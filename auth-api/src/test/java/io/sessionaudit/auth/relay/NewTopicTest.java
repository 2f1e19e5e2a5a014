package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The first records of a partition that nobody leads yet arrive all the same, and in order. */
class NewTopicTest {

  private static final int PARTITIONS = 12;
  private static final int RECORDS = 60;

  private final String brokers = TestServers.kafka().bootstrapServers();
  private final Map<String, Object> relay =
      ProducerProperties.of(KafkaConnection.plaintext(brokers));

  @Test
  void no_batch_can_overtake_the_one_before_it() {
    assertThat(relay)
        .containsEntry("max.in.flight.requests.per.connection", 1)
        .containsEntry("enable.idempotence", true)
        .containsEntry("acks", "all");
  }

  @RepeatedTest(10)
  void the_first_records_of_a_new_topic_arrive_in_order(RepetitionInfo repetition)
      throws Exception {
    String topic = "new-" + repetition.getCurrentRepetition();
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(relay, new ByteArraySerializer(), new ByteArraySerializer());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int number = 0; number < RECORDS; number++) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          sent.add(producer.send(new ProducerRecord<>(topic, partition, null, bytes(number))));
        }
      }
      for (Future<RecordMetadata> one : sent) {
        RecordMetadata _ = one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      // What cannot be delivered would be tried for ever.
      producer.close(Duration.ZERO);
    }
    List<Integer> inOrder = IntStream.range(0, RECORDS).boxed().toList();
    assertThat(read(topic))
        .hasSize(PARTITIONS)
        .allSatisfy((_, read) -> assertThat(read).isEqualTo(inOrder));
  }

  /** All records, by partition. */
  private Map<Integer, List<Integer>> read(String topic) {
    Map<Integer, List<Integer>> numbers = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          IntStream.range(0, PARTITIONS).mapToObj(it -> new TopicPartition(topic, it)).toList());
      int left = PARTITIONS * RECORDS;
      while (left > 0) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
          numbers
              .computeIfAbsent(one.partition(), _ -> new ArrayList<>())
              .add(ByteBuffer.wrap(one.value()).getInt());
          left--;
        }
      }
    }
    return numbers;
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
