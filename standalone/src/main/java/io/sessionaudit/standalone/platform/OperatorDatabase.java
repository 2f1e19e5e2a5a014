package io.sessionaudit.standalone.platform;

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

  /** The read side's tables. */
  public static Connection ofProjector(DataFolder data) throws SQLException {
    return connect(data, DatabaseRole.projector(""));
  }

  /** The write side's tables. */
  public static Connection ofAuth(DataFolder data) throws SQLException {
    return connect(data, DatabaseRole.auth(""));
  }

  /**
   * With the rights of the service's role, so that nothing that is made belongs to anybody else.
   */
  private static Connection connect(DataFolder data, DatabaseRole role) throws SQLException {
    Map<String, String> values =
        PropertiesFile.read(data.credentials().resolve("postgres.properties"));
    Properties properties = new Properties();
    properties.setProperty("user", values.getOrDefault("username", ""));
    properties.setProperty("password", values.getOrDefault("password", ""));
    properties.setProperty("currentSchema", role.schema());
    // Its details quote rows.
    properties.setProperty("logServerErrorDetail", "false");
    Connection connection = DriverManager.getConnection(values.getOrDefault("url", ""), properties);
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
