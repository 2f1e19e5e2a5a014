package io.sessionaudit.auth.anchor;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Hands out connections to a database that was found sound, and to no other. What everything but
 * the comparison itself works with, so nothing is decided on state that went back.
 */
public final class SoundDataSource implements DataSource {

  /** {@code cannot_connect_now}. */
  private static final String NOT_NOW = "57P03";

  private final DataSource pool;
  private final Soundness soundness;

  public SoundDataSource(DataSource pool, Soundness soundness) {
    this.pool = pool;
    this.soundness = soundness;
  }

  /**
   * A connection of the pool.
   *
   * @throws SQLException with SQLSTATE 57P03 while the database is not known to be sound
   */
  @Override
  public Connection getConnection() throws SQLException {
    if (!(soundness.standing() instanceof Standing.Sound)) {
      throw refusal();
    }
    Connection connection = pool.getConnection();
    try {
      if (soundness.admits(connection)) {
        return connection;
      }
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    connection.close();
    throw refusal();
  }

  private SQLException refusal() {
    return new SQLException("not used: " + soundness.standing().reason(), NOT_NOW);
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool knows its role");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
