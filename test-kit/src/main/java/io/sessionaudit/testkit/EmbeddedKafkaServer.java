package io.sessionaudit.testkit;

import io.sessionaudit.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** A broker in this JVM. */
final class EmbeddedKafkaServer implements KafkaServer {

  private final EmbeddedKafka kafka;

  EmbeddedKafkaServer(Path folder) {
    kafka = EmbeddedKafka.start(folder, 0);
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void stop() {
    kafka.stop();
  }

  @Override
  public void start() {
    kafka.startAgain();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
