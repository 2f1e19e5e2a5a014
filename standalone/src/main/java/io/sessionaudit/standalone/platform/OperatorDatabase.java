package io.sessionaudit.standalone.platform;

import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.standalone.prepare.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** The tables of a service, for an operator's command; connections are without autocommit. */
public final class OperatorDatabase {

  private OperatorDatabase() {}

  /** The superuser of the data folder's own server. */
  public static DatabaseLogin login(DataFolder data) {
    Map<String, String> values =
        PropertiesFile.read(data.credentials().resolve("postgres.properties"));
    return new DatabaseLogin(
        values.getOrDefault("url", ""),
        values.getOrDefault("username", ""),
        values.getOrDefault("password", ""));
  }

  /** The read side's tables. */
  public static Connection ofProjector(DatabaseLogin operator) throws SQLException {
    return connect(operator, DatabaseRole.projector(""));
  }

  /** The write side's tables. */
  public static Connection ofAuth(DatabaseLogin operator) throws SQLException {
    return connect(operator, DatabaseRole.auth(""));
  }

  /**
   * With the rights of the service's role, so that nothing that is made belongs to anybody else.
   */
  private static Connection connect(DatabaseLogin operator, DatabaseRole role) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", operator.username());
    properties.setProperty("password", operator.password());
    properties.setProperty("currentSchema", role.schema());
    // Its details quote rows.
    properties.setProperty("logServerErrorDetail", "false");
    Connection connection = DriverManager.getConnection(operator.url(), properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role.name());
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
