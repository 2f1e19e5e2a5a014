package io.sessionaudit.testkit;

/** A Kafka broker that a test talks to; asks for no credentials. */
public interface KafkaServer extends AutoCloseable {

  /** For {@code bootstrap.servers}; the same before and after stop and start. */
  String bootstrapServers();

  /** Stops the broker; its data and port are kept. */
  void stop();

  /** Starts the stopped broker; returns when it serves. */
  void start();

  /** Stops the broker for good. */
  @Override
  void close();
}
