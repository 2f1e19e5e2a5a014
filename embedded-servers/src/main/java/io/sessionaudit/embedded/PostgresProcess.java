package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The server's programs at work on one data folder. */
final class PostgresProcess {

  private final Path folder;
  private final Path data;
  private final Path log;
  private final PostgresBinaries binaries;
  private final Unprivileged user;

  private PostgresProcess(
      Path folder, Path data, Path log, PostgresBinaries binaries, Unprivileged user) {
    this.folder = folder;
    this.data = data;
    this.log = log;
    this.binaries = binaries;
    this.user = user;
  }

  static PostgresProcess in(Path folder, Path programs) {
    return in(folder, programs, Unprivileged::choose);
  }

  /**
   * Likewise.
   *
   * @param way how the programs are started; asked with the file for what they say
   */
  static PostgresProcess in(Path folder, Path programs, Function<Path, Unprivileged> way) {
    try {
      Path home = folder.toRealPath();
      Path log = home.resolve("postgres.log");
      return new PostgresProcess(
          home, home.resolve("data"), log, PostgresBinaries.in(programs), way.apply(log));
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot work in the folder " + folder, failure);
    }
  }

  /** Makes the cluster unless it is there. A half-made one, left by a kill, is made anew. */
  void create(String password) {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    try {
      Path fresh = folder.resolve("data.new");
      Folders.delete(fresh);
      Files.createDirectory(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path secret = secretFile(password);
      try {
        user.own(folder, log);
        initdb(fresh, secret);
      } finally {
        Files.deleteIfExists(secret);
      }
      Folders.delete(data);
      Files.move(fresh, data);
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot make a database in " + folder, failure);
    }
  }

  private Path secretFile(String password) throws IOException {
    Path file = folder.resolve("password.new");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, password + "\n");
  }

  private void initdb(Path fresh, Path secret) {
    // The built-in locale sorts the same on every operating system.
    run(
        "initdb",
        List.of(
            "--pgdata=" + fresh,
            "--username=" + EmbeddedPostgres.SUPERUSER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions"));
  }

  void start(int port) {
    try {
      ServerConfiguration.write(data, port);
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot write to " + data, failure);
    }
    user.own(folder, log);
    control("start", "-l", log.toString(), "-t", "60");
  }

  void stop() {
    if (runs()) {
      control("stop", "-m", "fast", "-t", "60");
    }
  }

  /** Ends the server that a killed process has left in this folder, if there is one. */
  void endOrphan() {
    stop();
  }

  boolean runs() {
    return server().isPresent();
  }

  long pid() {
    return server().orElseThrow().pid();
  }

  private Optional<ProcessHandle> server() {
    try {
      return Orphan.find(data);
    } catch (IOException failure) {
      throw new EmbeddedServerException("Cannot read " + data, failure);
    }
  }

  private void control(String verb, String... options) {
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-w"));
    arguments.addAll(List.of(options));
    arguments.add(verb);
    run("pg_ctl", arguments);
  }

  private void run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(binaries.program(program)));
    command.addAll(arguments);
    Programs.run(log, user.command(command));
  }
}
