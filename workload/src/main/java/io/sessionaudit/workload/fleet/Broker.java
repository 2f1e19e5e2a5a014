package io.sessionaudit.workload.fleet;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.wire.KafkaConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kafka, as a process. */
public final class Broker {

  private final int port = Ports.free();
  private final Path serving;
  private final Child child;

  Broker(Path folder, JavaMachine machine) {
    this.serving = folder.resolve("broker-serves");
    this.child =
        new Child(
            BrokerProcess.class,
            machine,
            List.of(folder.resolve("kafka").toString(), String.valueOf(port), serving.toString()),
            Map.of(),
            folder.resolve("kafka.log"));
  }

  /** {@code host:port}; stays the same. */
  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  /** How clients reach it. */
  public KafkaConnection connection() {
    return KafkaConnection.plaintext(bootstrapServers());
  }

  /** Starts it and returns when it serves. */
  public void start() {
    begin();
    awaitServing();
  }

  void begin() {
    try {
      Files.deleteIfExists(serving);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    child.start();
  }

  void awaitServing() {
    Patience.until(
        "The start of Kafka",
        () -> {
          if (!child.runs()) {
            throw new FleetException("Kafka has ended: " + child.lastWords());
          }
          return Files.exists(serving);
        });
  }

  long pid() {
    return child.pid();
  }

  /** {@code kill -9}. */
  public void kill() {
    child.kill();
  }

  /** Its memory stays, connections to it too, and it does nothing. */
  public void pause() {
    child.pause();
  }

  /** Ends the pause. */
  public void resume() {
    child.resume();
  }

  /** Asks it to end and waits for it. */
  public void stop() {
    int _ = child.terminate();
  }

  void close() {
    child.close();
  }
}
