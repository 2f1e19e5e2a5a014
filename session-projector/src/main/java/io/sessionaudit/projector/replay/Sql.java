package io.sessionaudit.projector.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that return nothing, or texts. */
final class Sql {

  private Sql() {}

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** The first column of the answer. */
  static List<String> texts(Connection connection, String query, String... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          texts.add(String.valueOf(row.getString(1)));
        }
      }
      return texts;
    }
  }

  /** The first column of the first row, or null if there is none. */
  static @Nullable String text(Connection connection, String query, String... values)
      throws SQLException {
    List<String> texts = texts(connection, query, values);
    return texts.isEmpty() ? null : texts.getFirst();
  }
}
