package io.sessionaudit.projector.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How far each stream is folded. */
public final class StreamTable {

  private StreamTable() {}

  /** The streams that are known; others are missing from the answer. */
  public static Map<String, StreamRow> read(Connection connection, Collection<String> names)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name, version, parked, skips FROM stream WHERE name = ANY(?)")) {
      select.setArray(1, connection.createArrayOf("text", names.toArray()));
      Map<String, StreamRow> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              row.getString(1),
              new StreamRow(row.getString(1), row.getLong(2), row.getBoolean(3), row.getInt(4)));
        }
      }
      return found;
    }
  }

  /** How many streams wait for somebody to look at them. */
  public static long parked(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM stream WHERE parked");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Writes how far streams have come.
   *
   * @param before as they were read
   * @throws TakenOverException if one has moved since: its events stand in more than one partition
   */
  public static void write(
      Connection connection, Map<String, StreamRow> before, Collection<StreamRow> after)
      throws SQLException, TakenOverException {
    CopyRows fresh = new CopyRows(4);
    List<StreamRow> moved = new ArrayList<>();
    for (StreamRow row : after) {
      if (before.containsKey(row.name())) {
        moved.add(row);
      } else {
        fresh.row().text(row.name()).big(row.version()).flag(row.parked()).number(row.skips());
      }
    }
    fresh.into(connection, "stream (name, version, parked, skips)");
    if (!moved.isEmpty() && update(connection, before, moved) != moved.size()) {
      throw new TakenOverException("a stream has moved in another partition");
    }
  }

  private static int update(
      Connection connection, Map<String, StreamRow> before, List<StreamRow> moved)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE stream s SET version = k.version, parked = k.parked, skips = k.skips "
                + "FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::boolean[], ?::integer[]) "
                + "AS k(name, expected, version, parked, skips) "
                + "WHERE s.name = k.name AND s.version = k.expected")) {
      Object[] expected =
          moved.stream()
              .map(row -> Objects.requireNonNull(before.get(row.name())).version())
              .toArray();
      update.setArray(
          1, connection.createArrayOf("text", moved.stream().map(StreamRow::name).toArray()));
      update.setArray(2, connection.createArrayOf("bigint", expected));
      update.setArray(
          3, connection.createArrayOf("bigint", moved.stream().map(StreamRow::version).toArray()));
      update.setArray(
          4, connection.createArrayOf("boolean", moved.stream().map(StreamRow::parked).toArray()));
      update.setArray(
          5, connection.createArrayOf("integer", moved.stream().map(StreamRow::skips).toArray()));
      return update.executeUpdate();
    }
  }
}
