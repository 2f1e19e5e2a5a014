package io.sessionaudit.projector.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One text for one value, whatever the server or the session is set to. */
final class CanonicalText {

  private CanonicalText() {}

  /** Begins a read-only transaction of one snapshot in which rows have their canonical text. */
  static void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      statement.execute("SET LOCAL TimeZone = 'UTC'");
      statement.execute("SET LOCAL DateStyle = 'ISO, YMD'");
      statement.execute("SET LOCAL bytea_output = 'hex'");
    }
  }
}
