package io.sessionaudit.auth.append;

import java.sql.SQLException;

/** The database could not be reached or refused. Answered as {@code unavailable}. */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageException(SQLException cause) {
    super("the database could not be reached or refused", cause);
  }
}
