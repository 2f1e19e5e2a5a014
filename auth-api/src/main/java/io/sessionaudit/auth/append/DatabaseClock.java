package io.sessionaudit.auth.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The one clock that counts, for writes that rest on no row that was read. */
public final class DatabaseClock {

  private DatabaseClock() {}

  public static Instant now(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT clock_timestamp()");
        ResultSet result = statement.executeQuery()) {
      result.next();
      return new Row(result).time();
    }
  }
}
