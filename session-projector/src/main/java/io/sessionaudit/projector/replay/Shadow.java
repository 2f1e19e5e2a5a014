package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.intake.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema beside the live one: the same tables by the same migrations, of the same owner.
 *
 * @param database connections whose search path is the live schema
 * @param live that schema's name
 */
record Shadow(Connections database, String live) {

  private static final String MIGRATIONS = "classpath:session-projector/migration";

  /**
   * The shadow of the schema that a connection works in. Nothing is made yet.
   *
   * @throws ReplayException if there are no tables of the read side, or they belong to another role
   */
  static Shadow beside(Connections database, Connection connection) throws SQLException {
    String live = connection.getSchema();
    if (live == null
        || !live.matches("[a-z][a-z0-9_]{0,40}")
        || history(connection, live).isEmpty()) {
      throw new ReplayException("There are no tables of the read side. Start the platform first.");
    }
    String owner =
        Sql.text(
            connection,
            "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = ?",
            live);
    if (!Objects.equals(owner, Sql.text(connection, "SELECT current_user"))) {
      throw new ReplayException(
          "Replay has to work as " + owner + ", the role that owns the schema " + live + ".");
    }
    return new Shadow(database, live);
  }

  SideSchema schema() {
    return SideSchema.shadow(live);
  }

  /**
   * Makes it anew. What an earlier run has left behind is dropped.
   *
   * @throws ReplayException if the live tables are of another version
   */
  void make(Connection control) throws SQLException {
    drop(control);
    Sql.run(
        control,
        "CREATE SCHEMA " + schema().name(),
        "COMMENT ON SCHEMA " + schema().name() + " IS '" + schema().comment() + "'");
    control.commit();
    migrate();
    requireSameVersion(control);
    control.commit();
  }

  private void migrate() {
    try {
      Flyway.configure()
          .dataSource(new ConnectionSource(database))
          .locations(MIGRATIONS)
          .defaultSchema(schema().name())
          .createSchemas(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new ReplayException("The shadow's tables could not be made.", e);
    }
  }

  /** Makes sure that both schemas have the same tables. */
  void requireSameVersion(Connection connection) throws SQLException {
    if (!history(connection, live).equals(history(connection, schema().name()))) {
      throw new ReplayException(
          "The live tables are of another version than this program. Start its session-projector"
              + " first, then run this again.");
    }
  }

  private static List<String> history(Connection connection, String schema) throws SQLException {
    boolean known =
        !Sql.texts(
                connection,
                "SELECT 1 WHERE to_regclass(?) IS NOT NULL",
                schema + ".flyway_schema_history")
            .isEmpty();
    return known
        ? Sql.texts(
            connection,
            "SELECT version || ' ' || checksum FROM "
                + schema
                + ".flyway_schema_history WHERE success AND version IS NOT NULL"
                + " ORDER BY installed_rank")
        : List.of();
  }

  /** A connection for folding: its commits need not be durable, because it is all or nothing. */
  Connection connect() throws SQLException {
    Connection connection = open(database);
    try {
      connection.setSchema(schema().name());
      Sql.run(connection, "SET synchronous_commit = off");
      connection.commit();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection that does not commit by itself and may wait in a transaction for long. */
  static Connection open(Connections database) throws SQLException {
    Connection connection = database.open();
    try {
      connection.setAutoCommit(false);
      Sql.run(connection, "SET idle_in_transaction_session_timeout = 0");
      connection.commit();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  void drop(Connection control) throws SQLException {
    schema().drop(control);
    control.commit();
  }
}
