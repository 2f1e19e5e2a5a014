package io.sessionaudit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir Path folder;
  private EmbeddedKafka kafka;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(folder, 0);
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void keepsRecordsAndPortOverStopAndStart() throws Exception {
    create("kept");
    send("kept", "first");
    int port = kafka.port();

    kafka.stop();
    kafka.startAgain();

    assertThat(kafka.port()).isEqualTo(port);
    send("kept", "second");
    assertThat(read("kept", 2)).containsExactly("first", "second");
  }

  @Test
  void keepsRecordsForTheNextBrokerInTheFolder() throws Exception {
    create("kept");
    send("kept", "first");

    kafka.close();
    kafka = EmbeddedKafka.start(folder, 0);

    assertThat(read("kept", 1)).containsExactly("first");
  }

  @Test
  void createsNoTopicByItself() throws Exception {
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get()).isEmpty();
      assertThatThrownBy(() -> admin.describeTopics(List.of("guess")).allTopicNames().get())
          .hasMessageContaining("This server does not host this topic-partition");
    }
  }

  @Test
  void saysThatThePortIsTaken(@TempDir Path other) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedKafka.start(other, port))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Port " + port + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void refusesAFolderInWhichABrokerRuns() {
    assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("in use by another running process");
  }

  @Test
  void withRulesItLetsNobodyDoAnythingButTheAdmin(@TempDir Path other) throws Exception {
    try (EmbeddedKafka strict =
        EmbeddedKafka.withRules(other, 0, new BrokerAdmin("admin", "the-right-one"))) {
      try (Admin admin = Admin.create(signedIn(strict, "the-right-one"))) {
        admin.createTopics(List.of(new NewTopic("own", 1, (short) 1))).all().get();
      }
      strict.stop();
      strict.startAgain();
      try (Admin admin = Admin.create(signedIn(strict, "the-right-one"))) {
        assertThat(admin.listTopics().names().get()).containsExactly("own");
      }
      try (Admin guess = Admin.create(signedIn(strict, "a-guess"))) {
        assertThatThrownBy(() -> guess.listTopics().names().get())
            .hasCauseInstanceOf(SaslAuthenticationException.class);
      }
    }
  }

  private static Map<String, Object> signedIn(EmbeddedKafka kafka, String password) {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"admin\" password=\"%s\";".formatted(password));
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private void create(String topic) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private void send(String topic, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  private List<String> read(String topic, int count) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "fetch.min.bytes", 1),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, (long) count);
      return StreamSupport.stream(consumer.poll(Duration.ofSeconds(30)).spliterator(), false)
          .map(it -> new String(it.value(), StandardCharsets.UTF_8))
          .toList();
    }
  }
}
