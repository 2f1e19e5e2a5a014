package io.sessionaudit.auth.append;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a result, read column by column in the order of the query. */
final class Row {

  private final ResultSet result;
  private int column;

  Row(ResultSet result) {
    this.result = result;
  }

  UUID uuid() throws SQLException {
    return result.getObject(++column, UUID.class);
  }

  @Nullable UUID uuidOrNull() throws SQLException {
    return result.getObject(++column, UUID.class);
  }

  String text() throws SQLException {
    return result.getString(++column);
  }

  @Nullable String textOrNull() throws SQLException {
    return result.getString(++column);
  }

  int integer() throws SQLException {
    return result.getInt(++column);
  }

  @Nullable Integer integerOrNull() throws SQLException {
    int value = result.getInt(++column);
    return result.wasNull() ? null : value;
  }

  long number() throws SQLException {
    return result.getLong(++column);
  }

  double real() throws SQLException {
    return result.getDouble(++column);
  }

  boolean flag() throws SQLException {
    return result.getBoolean(++column);
  }

  byte[] bytes() throws SQLException {
    return result.getBytes(++column);
  }

  byte @Nullable [] bytesOrNull() throws SQLException {
    return result.getBytes(++column);
  }

  Instant time() throws SQLException {
    return result.getObject(++column, OffsetDateTime.class).toInstant();
  }

  @Nullable Instant timeOrNull() throws SQLException {
    OffsetDateTime time = result.getObject(++column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  List<String> texts() throws SQLException {
    Array array = result.getArray(++column);
    return List.of((String[]) array.getArray());
  }
}
