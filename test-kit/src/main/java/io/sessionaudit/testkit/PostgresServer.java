package io.sessionaudit.testkit;

/** A PostgreSQL 18 server that a test talks to. */
public interface PostgresServer extends AutoCloseable {

  /** A new, empty database on this server; no two calls return the same. */
  Database freshDatabase();

  /** Stops the server, cutting its connections; data and port are kept. */
  void stop();

  /** Starts the stopped server; returns when it answers. */
  void start();

  /** Stops the server for good. */
  @Override
  void close();
}
