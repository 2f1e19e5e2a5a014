package io.sessionaudit.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) in this JVM, its data in a folder. It listens on loopback
 * and creates no topic by itself. Unless it was started with an admin it asks nobody for
 * credentials. What it has acknowledged survives the end of the process in any way; not a loss of
 * power.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final Path folder;
  private final int port;
  private final @Nullable BrokerAdmin admin;
  private final FolderLock lock;
  private @Nullable KafkaRaftServer server;

  private EmbeddedKafka(Path folder, int port, @Nullable BrokerAdmin admin, FolderLock lock) {
    this.folder = folder;
    this.port = port;
    this.admin = admin;
    this.lock = lock;
  }

  /**
   * Starts a broker and returns when it serves.
   *
   * @param folder where the data is or will be; made if missing
   * @param port of the client listener, 0 for a free one
   * @throws PortTakenException if another program listens on the port
   * @throws FolderInUseException if a broker of a living process works in the folder
   * @throws EmbeddedServerException if it does not start for another reason
   */
  public static EmbeddedKafka start(Path folder, int port) {
    return start(folder, port, null);
  }

  /**
   * Likewise, but with SASL/SCRAM-SHA-512 and access rules: who has not signed in, and who was
   * allowed nothing, can do nothing.
   *
   * @param admin who may do everything; the same at each start in the folder
   */
  public static EmbeddedKafka withRules(Path folder, int port, BrokerAdmin admin) {
    return start(folder, port, admin);
  }

  private static EmbeddedKafka start(Path folder, int port, @Nullable BrokerAdmin admin) {
    FolderLock lock = FolderLock.take(folder);
    try {
      EmbeddedKafka kafka =
          new EmbeddedKafka(folder.toAbsolutePath(), Ports.choose(port), admin, lock);
      kafka.startAgain();
      return kafka;
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** {@code host:port}, for {@code bootstrap.servers}; stays the same over stop and start. */
  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + port;
  }

  /** The port of the client listener. */
  public int port() {
    return port;
  }

  /** Stops the broker; data and port are kept for {@link #startAgain()}. */
  public synchronized void stop() {
    KafkaRaftServer running = server;
    server = null;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
    }
  }

  /** Starts the stopped broker on the same port and data; nothing happens if it runs. */
  public synchronized void startAgain() {
    if (server != null) {
      return;
    }
    Ports.requireFree(Ports.LOOPBACK, port);
    Path logs = folder.resolve("logs");
    format(logs);
    KafkaConfig config = new KafkaConfig(BrokerProperties.of(logs, port, Ports.free(), admin));
    KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException failure) {
      starting.shutdown();
      throw new EmbeddedServerException(
          "Kafka did not start in " + folder + ": " + failure.getMessage(), failure);
    }
    server = starting;
  }

  @Override
  public void close() {
    stop();
    lock.close();
  }

  private void format(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(logs);
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerProperties.NODE)
          .setDirectories(List.of(logs.toString()))
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setMetadataLogDirectory(logs.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setUnstableFeatureVersionsEnabled(false)
          .setScramArguments(admin == null ? List.of() : AccessRules.scram(admin))
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot write to " + logs, failure);
    } catch (Exception failure) {
      throw new EmbeddedServerException("Cannot prepare the Kafka folder " + logs, failure);
    }
  }
}
