package io.sessionaudit.standalone.platform;

import io.sessionaudit.standalone.prepare.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** The read side's tables, for an operator's command. */
public final class ProjectorDatabase {

  private ProjectorDatabase() {}

  /**
   * A connection without autocommit, with the rights of the projector's role, so that nothing that
   * is made belongs to anybody else.
   */
  public static Connection connect(DataFolder data) throws SQLException {
    Map<String, String> values =
        PropertiesFile.read(data.credentials().resolve("postgres.properties"));
    Properties properties = new Properties();
    properties.setProperty("user", values.getOrDefault("username", ""));
    properties.setProperty("password", values.getOrDefault("password", ""));
    DatabaseRole role = DatabaseRole.projector("");
    properties.setProperty("currentSchema", role.schema());
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
