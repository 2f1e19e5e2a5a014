package io.sessionaudit.projector.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Where rows stand for a moment on their way into a table that may know them already. */
public final class Stages {

  private Stages() {}

  /** Makes a connection ready to fold; it belongs to one thread and does not commit by itself. */
  public static void prepare(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String table : new String[] {"account", "session"}) {
        statement.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS stage_"
                + table
                + (" (LIKE " + table + ") ON COMMIT DELETE ROWS"));
      }
    }
    connection.commit();
  }
}
