package io.sessionaudit.testkit;

import io.sessionaudit.embedded.EmbeddedKafka;
import io.sessionaudit.embedded.EmbeddedPostgres;
import java.nio.file.Path;

/** A program that runs both servers in a folder until it is killed. */
final class BothServers {

  static final String PASSWORD = "a long enough password";

  private BothServers() {}

  @SuppressWarnings("resource") // the point is to be killed
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    EmbeddedPostgres postgres = postgres(folder, Path.of(arguments[1]));
    EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    System.out.printf(
        "ready %s %s %d%n", kafka.bootstrapServers(), postgres.jdbcUrl("postgres"), postgres.pid());
    Thread.currentThread().join();
  }

  static EmbeddedPostgres postgres(Path folder, Path programs) {
    return EmbeddedPostgres.start(folder.resolve("postgres"), programs, 0, PASSWORD);
  }
}
