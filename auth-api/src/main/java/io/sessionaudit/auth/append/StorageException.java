package io.sessionaudit.auth.append;

import java.sql.SQLException;

/** The database could not be reached or refused. Answered as {@code unavailable}. */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  public StorageException(SQLException cause) {
    super("the database could not be reached or refused", cause);
    String state = cause.getSQLState();
    sqlState = state == null ? "none" : state;
  }

  /** What kind of failure it was; the driver's text may quote what somebody sent. */
  public String sqlState() {
    return sqlState;
  }

  /** Trying again does not help: what was to be written or read is not possible (class 22, 23). */
  public boolean isPermanent() {
    return sqlState.startsWith("22") || sqlState.startsWith("23");
  }
}
