package io.sessionaudit.standalone.prepare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Lays a database ready: one role per service, each with a schema of its own, and nothing for
 * anybody else. Every step may be repeated; passwords are set anew.
 */
public final class DatabasePreparation {

  private final String serverUrl;
  private final String superuser;
  private final String password;
  private final String database;

  /**
   * Works on a server.
   *
   * @param serverUrl JDBC URL up to and with the slash before the database name
   * @param superuser who may create roles and databases
   * @param database to prepare
   */
  public DatabasePreparation(String serverUrl, String superuser, String password, String database) {
    this.serverUrl = serverUrl;
    this.superuser = superuser;
    this.password = password;
    this.database = database;
  }

  /** Makes the database, the roles and their schemas, before any service starts. */
  public void prepare(DatabaseRole auth, DatabaseRole projector) throws SQLException {
    try (Connection server = connect("postgres")) {
      createDatabase(server);
      createRole(server, auth);
      createRole(server, projector);
    }
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
      ownSchema(statement, auth);
      ownSchema(statement, projector);
      // A replay folds into a schema beside its own, and drops it afterwards.
      statement.execute(
          "GRANT CREATE, TEMPORARY ON DATABASE " + database + " TO " + projector.name());
    }
  }

  /**
   * Lets the projector read the persons' keys, the one table of auth-api that it may see. The table
   * is auth-api's, so this comes after its first start.
   */
  public void shareUserKeys(DatabaseRole auth, DatabaseRole projector) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT USAGE ON SCHEMA " + auth.schema() + " TO " + projector.name());
      statement.execute("GRANT SELECT ON " + auth.schema() + ".user_key TO " + projector.name());
    }
  }

  private void createDatabase(Connection server) throws SQLException {
    if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
      execute(server, "CREATE DATABASE " + database);
    }
  }

  private static void createRole(Connection server, DatabaseRole role) throws SQLException {
    if (!exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role.name())) {
      execute(server, "CREATE ROLE " + role.name() + " LOGIN");
    }
    // A connection that was forgotten in a transaction would hold back the relay's floor for ever.
    execute(
        server, "ALTER ROLE " + role.name() + " SET idle_in_transaction_session_timeout = '60s'");
    // Hashed here: a password in a statement's text would show in the server's statistics.
    server
        .unwrap(PGConnection.class)
        .alterUserPassword(role.name(), role.password().toCharArray(), "scram-sha-256");
  }

  private void ownSchema(Statement statement, DatabaseRole role) throws SQLException {
    statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + role.name());
    statement.execute(
        "CREATE SCHEMA IF NOT EXISTS " + role.schema() + " AUTHORIZATION " + role.name());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(serverUrl + name, superuser, password);
  }
}
