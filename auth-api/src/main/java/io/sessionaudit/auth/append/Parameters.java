package io.sessionaudit.auth.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, bound one after the other in the order of its text. */
final class Parameters {

  private final PreparedStatement statement;
  private int index;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters uuid(@Nullable UUID value) throws SQLException {
    statement.setObject(++index, value, Types.OTHER);
    return this;
  }

  Parameters text(@Nullable String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  Parameters integer(int value) throws SQLException {
    statement.setInt(++index, value);
    return this;
  }

  Parameters integer(@Nullable Integer value) throws SQLException {
    statement.setObject(++index, value, Types.INTEGER);
    return this;
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  Parameters real(double value) throws SQLException {
    statement.setDouble(++index, value);
    return this;
  }

  Parameters flag(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
    return this;
  }

  Parameters bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++index, value);
    return this;
  }

  Parameters time(@Nullable Instant value) throws SQLException {
    OffsetDateTime time = value == null ? null : value.atOffset(ZoneOffset.UTC);
    statement.setObject(++index, time, Types.TIMESTAMP_WITH_TIMEZONE);
    return this;
  }

  Parameters texts(List<String> values) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(++index, connection.createArrayOf("text", values.toArray()));
    return this;
  }

  Parameters uuids(List<UUID> values) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(++index, connection.createArrayOf("uuid", values.toArray()));
    return this;
  }
}
