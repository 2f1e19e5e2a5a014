package io.sessionaudit.standalone.prepare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens connections to a server that may still be starting. */
final class DatabaseConnections {

  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String STARTING = "57P03";
  private static final String NOT_REACHED = "08";
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final long end;

  /**
   * @param patience for a server that does not answer yet
   */
  DatabaseConnections(Duration patience) {
    this.end = System.nanoTime() + patience.toNanos();
  }

  Connection open(DatabaseLogin login) throws SQLException, InterruptedException {
    while (true) {
      try {
        return DriverManager.getConnection(login.url(), properties(login));
      } catch (SQLException e) {
        if (!isPassing(e) || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static Properties properties(DatabaseLogin login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.username());
    properties.setProperty("password", login.password());
    // Nothing that a service's role has put into another schema is taken for the server's own.
    properties.setProperty("currentSchema", "pg_catalog");
    // Its details quote rows.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  /** Whether the server answers and has no such database. */
  boolean isMissing(DatabaseLogin login) throws SQLException, InterruptedException {
    try (Connection _ = open(login)) {
      return false;
    } catch (SQLException e) {
      if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }

  private static boolean isPassing(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith(NOT_REACHED) || state.equals(STARTING);
  }
}
