package io.sessionaudit.projector.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over a table in the order of its key; some rows at a time are in memory. */
final class RowCursor implements AutoCloseable {

  private static final int FETCHED_AT_ONCE = 1_000;

  private final Statement statement;
  private final ResultSet rows;
  private final int keys;
  private final int columns;

  /** Over a connection whose transaction {@link CanonicalText} has begun. */
  RowCursor(Connection connection, ComparedTable table, List<String> columns) throws SQLException {
    this.keys = table.key().size();
    this.columns = columns.size();
    statement = connection.createStatement();
    try {
      statement.setFetchSize(FETCHED_AT_ONCE);
      rows = statement.executeQuery(table.texts(columns));
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * A row.
   *
   * @param place what it is sorted by, see {@link KeyPart}
   * @param values by column; null where the row has none
   */
  record Row(List<String> place, List<@Nullable String> values) {}

  /** The columns that are compared. */
  static List<String> columns(Connection connection, ComparedTable table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(table.noRows())) {
      ResultSetMetaData about = none.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        names.add(about.getColumnName(i));
      }
      return names;
    }
  }

  /** The next row, or null behind the last. */
  @Nullable Row next() throws SQLException {
    if (!rows.next()) {
      return null;
    }
    List<String> place = new ArrayList<>(keys);
    for (int i = 1; i <= keys; i++) {
      place.add(rows.getString(i));
    }
    List<@Nullable String> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(rows.getString(keys + i));
    }
    return new Row(place, Collections.unmodifiableList(values));
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
