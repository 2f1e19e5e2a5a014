package io.sessionaudit.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real PostgreSQL 18 server as a child process, its data in a folder. It listens on loopback,
 * asks for a password (SCRAM), and syncs every commit to disk. It is its own process: it survives a
 * kill of this JVM, and the next start in the folder ends it first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** The superuser. */
  public static final String SUPERUSER = "postgres";

  private final PostgresProcess process;
  private final int port;
  private final String password;
  private final FolderLock lock;

  private EmbeddedPostgres(PostgresProcess process, int port, String password, FolderLock lock) {
    this.process = process;
    this.port = port;
    this.password = password;
    this.lock = lock;
  }

  /**
   * Starts a server whose programs lie in the same folder.
   *
   * @see #start(Path, Path, int, String)
   */
  public static EmbeddedPostgres start(Path folder, int port, String password) {
    return start(folder, folder.resolve("server"), port, password);
  }

  /**
   * Starts a server and returns when it answers.
   *
   * @param folder where the data is or will be; made if missing
   * @param programs where PostgreSQL is or will be unpacked; several servers may share it
   * @param port to listen on, 0 for a free one
   * @param password of the superuser; the caller keeps it and gives the same at the next start
   * @throws PortTakenException if another program listens on the port
   * @throws FolderInUseException if a living process runs a server in the folder
   * @throws EmbeddedServerException if it does not start for another reason
   */
  public static EmbeddedPostgres start(Path folder, Path programs, int port, String password) {
    FolderLock lock = FolderLock.take(folder);
    try {
      PostgresProcess process = PostgresProcess.in(folder, programs);
      // First: an orphan may hold the very port.
      process.endOrphan();
      int chosen = Ports.choose(port);
      process.create(password);
      EmbeddedPostgres server = new EmbeddedPostgres(process, chosen, password, lock);
      server.startAgain();
      return server;
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /**
   * Ends the server that a killed process has left in the folder, if there is one.
   *
   * @throws FolderInUseException if the process that runs it lives
   */
  public static void endOrphan(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (FolderLock _ = FolderLock.take(folder)) {
      PostgresProcess.in(folder, folder.resolve("server")).endOrphan();
    }
  }

  /** The port that it listens on; stays the same over stop and start. */
  public int port() {
    return port;
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /** The JDBC URL of a database, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
  }

  /** Process id of the server, for tests that kill it. */
  public long pid() {
    return process.pid();
  }

  /** Stops the server: connections are cut, data and port are kept. */
  public synchronized void stop() {
    process.stop();
  }

  /** Starts the stopped server on the same port and data; nothing happens if it runs. */
  public synchronized void startAgain() {
    if (!process.runs()) {
      Ports.requireFree(Ports.LOOPBACK, port);
      process.start(port);
    }
  }

  @Override
  public void close() {
    stop();
    lock.close();
  }
}
