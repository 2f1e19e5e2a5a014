package io.sessionaudit.testkit;

import io.sessionaudit.embedded.Ports;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container, on a port that stays the same over stop and start. */
final class ContainerKafkaServer implements KafkaServer {

  private final KafkaContainer container = new KafkaContainer(Containers.kafkaImage());

  ContainerKafkaServer() {
    Containers.prepare(container, 9092, Ports.free());
    container.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    container.start();
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  @Override
  public void stop() {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void start() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    Brokers.awaitAnswer(bootstrapServers());
  }

  @Override
  public void close() {
    container.stop();
  }
}
