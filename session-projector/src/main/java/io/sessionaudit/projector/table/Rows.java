package io.sessionaudit.projector.table;

import io.sessionaudit.event.UserId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/** Values in and out of JDBC. */
final class Rows {

  private Rows() {}

  static Array users(Connection connection, Collection<UserId> users) throws SQLException {
    return connection.createArrayOf("uuid", users.stream().map(UserId::value).toArray());
  }

  static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
