package io.sessionaudit.testkit;

import io.sessionaudit.embedded.Ports;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, on a port that stays the same over stop and start. */
final class ContainerPostgresServer implements PostgresServer {

  private final PostgreSQLContainer container =
      new PostgreSQLContainer(Containers.postgresImage()).withUsername("postgres");
  private final int port = Ports.free();

  ContainerPostgresServer() {
    Containers.prepare(container, 5432, port);
    container.withCommand(
        "postgres", "-c", "shared_preload_libraries=pg_stat_statements", "-c", "timezone=UTC");
    container.start();
  }

  @Override
  public Database freshDatabase() {
    return FreshDatabases.on(
        "jdbc:postgresql://127.0.0.1:" + port + "/", "postgres", container.getPassword());
  }

  @Override
  public void stop() {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void start() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    Eventually.holds(Containers.TO_START, () -> freshDatabase().execute("SELECT 1"));
  }

  @Override
  public void close() {
    container.stop();
  }
}
