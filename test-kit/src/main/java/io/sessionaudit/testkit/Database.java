package io.sessionaudit.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** How a test reaches one database, as its superuser. */
public record Database(String jdbcUrl, String username, String password) {

  public Database {
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
  }

  /** A new connection in autocommit mode; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, username, password);
  }

  /** A copy as it stands now; nobody may be connected to this one meanwhile. */
  public Database copy() {
    String name = jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
    String copy = name + "_copy_" + System.nanoTime();
    String server = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1);
    new Database(server + "postgres", username, password)
        .execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
    return new Database(server + copy, username, password);
  }

  /** Runs one or several statements, separated by semicolons. */
  public void execute(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }
}
