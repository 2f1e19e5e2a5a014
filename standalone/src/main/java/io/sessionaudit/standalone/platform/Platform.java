package io.sessionaudit.standalone.platform;

import io.sessionaudit.embedded.EmbeddedKafka;
import io.sessionaudit.embedded.EmbeddedPostgres;
import io.sessionaudit.embedded.FolderInUseException;
import io.sessionaudit.embedded.FolderLock;
import io.sessionaudit.standalone.prepare.DatabasePreparation;
import io.sessionaudit.standalone.prepare.DatabaseRole;
import io.sessionaudit.standalone.prepare.TopicPreparation;
import io.sessionaudit.wire.KafkaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * PostgreSQL, Kafka and the three services in one JVM. They start in the order in which they need
 * each other and end in the opposite one, so the detector finishes its transaction before the
 * broker goes.
 */
public final class Platform implements AutoCloseable {

  private final UpSettings settings;
  private final Services services;
  private final Progress progress;
  private final Running running;

  /** Nothing is started yet. */
  public Platform(UpSettings settings, Services services, Progress progress) {
    this.settings = settings;
    this.services = services;
    this.progress = progress;
    this.running = new Running(progress);
  }

  /**
   * Starts everything and returns when it serves.
   *
   * @throws PlatformException with a sentence, if something does not start; what was started by
   *     then ends with {@link #close()}
   */
  public Endpoints start() {
    DataFolder data = settings.data();
    running.hold("data folder", this::takeFolder);
    DatabaseCredentials database = DatabaseCredentials.of(data, settings.ports().postgres());
    running.start("PostgreSQL", () -> startPostgres(database));
    EmbeddedKafka kafka =
        running.start("Kafka", () -> EmbeddedKafka.start(data.kafka(), settings.ports().kafka()));
    startServices(database, kafka.bootstrapServers());
    Endpoints endpoints = endpoints(database, kafka.bootstrapServers());
    endpoints.write(data);
    running.perform(
        "readiness", () -> new Readiness(endpoints).await(running::closing, this::tell));
    return endpoints;
  }

  private void tell(String reason) {
    progress.tell(
        "NOT SERVING: "
            + reason
            + ". To bring the database to where the log is, run: session-audit recover --data "
            + settings.data());
  }

  /** Whether the end has come, so that a failure of {@link #start()} means nothing. */
  public boolean closing() {
    return running.closing();
  }

  @Override
  public void close() {
    running.close();
  }

  private FolderLock takeFolder() {
    DataFolder data = settings.data();
    data.create();
    FolderLock lock = lock(data);
    try {
      Files.deleteIfExists(data.endpoints());
      EmbeddedPostgres.endOrphan(data.postgres());
      settings.ports().requireFree(settings.host());
      return lock;
    } catch (IOException failure) {
      lock.close();
      throw new PlatformException("Cannot write to the data folder " + data + ".", failure);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static FolderLock lock(DataFolder data) {
    try {
      return FolderLock.take(data.root());
    } catch (FolderInUseException inUse) {
      throw new PlatformException(
          "Another session-audit (process %d) works in %s. End it with: session-audit stop --data %s"
              .formatted(inUse.pid(), data, data),
          inUse);
    }
  }

  private EmbeddedPostgres startPostgres(DatabaseCredentials database) {
    return EmbeddedPostgres.start(
        settings.data().postgres(), settings.ports().postgres(), database.password());
  }

  private void startServices(DatabaseCredentials database, String kafka) {
    DatabaseRole auth = DatabaseRole.auth(Secrets.password());
    DatabaseRole projector = DatabaseRole.projector(Secrets.password());
    DatabasePreparation preparation = database.preparation();
    ServiceSettings told = new ServiceSettings(settings, kafka);
    running.perform("topics", () -> topics(kafka).prepare((short) 1));
    running.perform("database roles", () -> preparation.prepare(auth, projector, Optional.empty()));
    running.start(
        "auth-api",
        () -> services.auth().start(told.auth(database.url(), auth.name(), auth.password())));
    running.start(
        "session-projector",
        () ->
            services
                .projector()
                .start(told.projector(database.url(), projector.name(), projector.password())));
    running.start("anomaly-detector", () -> services.detector().start(told.detector()));
  }

  private static TopicPreparation topics(String kafka) {
    return new TopicPreparation(KafkaConnection.plaintext(kafka));
  }

  private Endpoints endpoints(DatabaseCredentials database, String kafka) {
    UpPorts ports = settings.ports();
    return new Endpoints(
        settings.url(ports.auth()),
        settings.url(ports.projector()),
        settings.url(ports.detector()),
        kafka,
        database.url());
  }
}
