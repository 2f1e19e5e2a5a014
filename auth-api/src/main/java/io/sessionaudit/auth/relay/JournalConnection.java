package io.sessionaudit.auth.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection for the same few statements over and over: autocommit, plans made once and never
 * compiled, and no answer waited for longer than ten seconds.
 */
record JournalConnection(Connection connection) implements AutoCloseable {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  static JournalConnection open(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
      statement.execute("SET jit = off; SET plan_cache_mode = force_generic_plan");
      return new JournalConnection(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Leaves the connection as it was, for a pool. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!connection.isClosed()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("RESET jit; RESET plan_cache_mode");
          connection.setNetworkTimeout(Runnable::run, 0);
        }
      }
    }
  }
}
