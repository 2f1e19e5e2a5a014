package io.sessionaudit.testkit;

import io.sessionaudit.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.UUID;

/** A server as a child process, its programs unpacked once for all tests. */
final class EmbeddedPostgresServer implements PostgresServer {

  private final EmbeddedPostgres postgres;

  EmbeddedPostgresServer(Path folder) {
    postgres =
        EmbeddedPostgres.start(
            folder, TestFolders.shared("postgres-programs"), 0, UUID.randomUUID().toString());
  }

  @Override
  public Database freshDatabase() {
    return FreshDatabases.on(postgres.jdbcUrl(""), EmbeddedPostgres.SUPERUSER, postgres.password());
  }

  @Override
  public void stop() {
    postgres.stop();
  }

  @Override
  public void start() {
    postgres.startAgain();
  }

  @Override
  public void close() {
    postgres.close();
  }
}
