package io.sessionaudit.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection for all looks at a database. Signing in costs PostgreSQL and its client more than
 * a small query does, on purpose (SCRAM), and some tests look thousands of times. For one thread at
 * a time: who gets it has it until the next one asks.
 */
public final class KeptConnection implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 5;

  private final Database database;
  private @Nullable Connection kept;

  public KeptConnection(Database database) {
    this.database = database;
  }

  /** In autocommit mode, and another one if the last one broke; nobody but this closes it. */
  public synchronized Connection get() throws SQLException {
    Connection known = kept;
    if (known != null && known.isValid(PATIENCE_SECONDS)) {
      return known;
    }
    close();
    Connection fresh = database.connect();
    kept = fresh;
    return fresh;
  }

  @Override
  public synchronized void close() throws SQLException {
    Connection known = kept;
    kept = null;
    if (known != null) {
      known.close();
    }
  }
}
