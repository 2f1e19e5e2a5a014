package io.sessionaudit.embedded;

import java.nio.file.Path;

/** Unpacks PostgreSQL's programs, for whoever runs them himself: an image of a container. */
public final class PostgresPrograms {

  private PostgresPrograms() {}

  /**
   * Unpacks.
   *
   * @param arguments one: the folder, made if it is missing
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("One argument: the folder to unpack PostgreSQL into.");
      System.exit(2);
    }
    PostgresBinaries unpacked = PostgresBinaries.in(Path.of(arguments[0]));
    System.out.println(unpacked.program("postgres"));
  }
}
