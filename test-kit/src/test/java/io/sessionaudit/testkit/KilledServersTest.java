package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.embedded.EmbeddedKafka;
import io.sessionaudit.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What both servers acknowledged is there after the process that holds them was killed. */
class KilledServersTest {

  private static final int RECORDS = 500;
  private static final Path PROGRAMS = TestFolders.shared("postgres-programs");

  private final Path folder = TestFolders.fresh("killed");

  @Test
  void keepWhatTheyAcknowledgedAndLeaveNoServerBehind() throws Exception {
    ChildProcess child =
        ChildProcess.java(BothServers.class, folder.toString(), PROGRAMS.toString());
    String[] ready = child.awaitLine("ready ").split(" ", -1);
    long orphan = Long.parseLong(ready[3]);
    write(ready[1]);
    database(ready[2]).execute("CREATE TABLE kept AS SELECT 42 AS answer");

    child.kill();
    assertThat(ProcessHandle.of(orphan)).as("PostgreSQL outlives its starter").isPresent();

    try (EmbeddedPostgres postgres = BothServers.postgres(folder, PROGRAMS);
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
      assertThat(postgres.pid()).isNotEqualTo(orphan);
      assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
      database(postgres.jdbcUrl("postgres")).execute("SELECT answer FROM kept");
      assertThat(count(kafka.bootstrapServers())).isEqualTo(RECORDS);
      write(kafka.bootstrapServers());
    }
  }

  private static Database database(String url) {
    return new Database(url, EmbeddedPostgres.SUPERUSER, BothServers.PASSWORD);
  }

  private static void write(String broker) throws Exception {
    NewTopics.make(broker, List.of(new NewTopic("kept", 1, (short) 1)));
    try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(broker)) {
      List<Future<RecordMetadata>> answers = new ArrayList<>();
      for (int i = 0; i < RECORDS; i++) {
        answers.add(producer.send(new ProducerRecord<>("kept", new byte[100])));
      }
      for (Future<RecordMetadata> answer : answers) {
        answer.get();
      }
    }
  }

  private static long count(String broker) throws Exception {
    TopicPartition partition = new TopicPartition("kept", 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    }
  }
}
