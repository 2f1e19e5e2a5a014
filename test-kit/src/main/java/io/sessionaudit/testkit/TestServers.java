package io.sessionaudit.testkit;

import java.util.function.Supplier;

/**
 * The servers that tests run against: containers if a Docker engine answers that has the images,
 * servers embedded in the test JVM otherwise. The system property {@code sessionaudit.servers}
 * settles it: {@code docker}, {@code embedded}, or {@code auto}.
 *
 * <p>The shared ones start at the first call and end with the JVM. Nobody stops a shared one: a
 * test that needs to stop a server takes its own.
 */
public final class TestServers {

  private TestServers() {}

  /** The broker of this JVM; tests keep apart by topic names or accept each other's records. */
  public static KafkaServer kafka() {
    return SharedKafka.SERVER;
  }

  /** The PostgreSQL of this JVM; tests keep apart by {@link PostgresServer#freshDatabase()}. */
  public static PostgresServer postgres() {
    return SharedPostgres.SERVER;
  }

  /** A broker of the caller's own; it ends with the JVM at the latest. */
  public static KafkaServer ownKafka() {
    return tracked(
        Containers.available()
            ? ContainerKafkaServer::new
            : () -> new EmbeddedKafkaServer(TestFolders.fresh("kafka")));
  }

  /** A PostgreSQL of the caller's own; it ends with the JVM at the latest. */
  public static PostgresServer ownPostgres() {
    return tracked(
        Containers.available()
            ? ContainerPostgresServer::new
            : () -> new EmbeddedPostgresServer(TestFolders.fresh("postgres")));
  }

  private static <S extends AutoCloseable> S tracked(Supplier<S> start) {
    S server = start.get();
    AtTheEnd.run(AtTheEnd.Step.STOP_SERVERS, () -> close(server));
    return server;
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception failure) {
      throw new IllegalStateException("A server did not stop", failure);
    }
  }

  private static final class SharedKafka {
    static final KafkaServer SERVER = ownKafka();
  }

  private static final class SharedPostgres {
    static final PostgresServer SERVER = ownPostgres();
  }
}
