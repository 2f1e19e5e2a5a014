package io.sessionaudit.auth.relay;

/** The journal is older than the log: sending it would fork the log. */
final class DatabaseWentBackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseWentBackException() {
    super("the database went back in time; the relay sends nothing");
  }
}
