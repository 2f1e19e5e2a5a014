package io.sessionaudit.standalone.prepare;

import io.sessionaudit.auth.AuthSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays a database ready: one role per service, each with a schema of its own, and nothing for
 * anybody else. Every step may be repeated; passwords are set anew.
 *
 * <p>The tables of auth-api are made here too. The projector may read one of them, a right can only
 * be given on a table that exists, and so no service has to start before another one is prepared.
 */
public final class DatabasePreparation {

  private final DatabaseLogin operator;
  private final DatabaseConnections connections;

  /**
   * Works on a server.
   *
   * @param operator who may create roles, and the database if it is missing
   * @param patience for a server that does not answer yet
   */
  public DatabasePreparation(DatabaseLogin operator, Duration patience) {
    this.operator = operator;
    this.connections = new DatabaseConnections(patience);
  }

  /** Makes the database, the roles, their schemas and rights, before any service starts. */
  public List<Finding> prepare(
      DatabaseRole auth, DatabaseRole projector, Optional<DatabaseRole> auditor)
      throws SQLException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(createDatabase());
    try (Connection connection = connections.open(operator)) {
      Roles roles = new Roles(connection);
      findings.add(roles.make(auth));
      findings.add(roles.make(projector));
      Statements sql = new Statements(connection);
      sql.run("REVOKE ALL ON DATABASE " + operator.quotedDatabase() + " FROM PUBLIC");
      findings.add(schema(sql, auth));
      findings.add(schema(sql, projector));
      // A replay folds into a schema beside its own, and drops it afterwards.
      sql.run(
          "GRANT CREATE, TEMPORARY ON DATABASE %s TO %s"
              .formatted(operator.quotedDatabase(), projector.name()));
      findings.add(tables(auth));
      shareUserKeys(sql, auth, projector);
      if (auditor.isPresent()) {
        findings.add(roles.make(auditor.get()));
        letRead(sql, auditor.get(), projector);
      }
    }
    return findings;
  }

  private Finding createDatabase() throws SQLException, InterruptedException {
    String what = "database " + operator.database();
    if (!connections.isMissing(operator)) {
      return Finding.there(what);
    }
    try (Connection server = connections.open(operator.to("postgres"))) {
      new Statements(server).run("CREATE DATABASE " + operator.quotedDatabase());
    }
    return Finding.made(what);
  }

  private Finding schema(Statements sql, DatabaseRole role) throws SQLException {
    sql.run("GRANT CONNECT ON DATABASE %s TO %s".formatted(operator.quotedDatabase(), role.name()));
    String what = "schema " + role.schema();
    String owner =
        sql.text(
            "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = ?", role.schema());
    if (owner == null) {
      sql.run("CREATE SCHEMA %s AUTHORIZATION %s".formatted(role.schema(), role.name()));
      return Finding.made(what);
    }
    return owner.equals(role.name())
        ? Finding.there(what)
        : Finding.differs(what + " belongs to " + owner + ", not to " + role.name());
  }

  private Finding tables(DatabaseRole auth) {
    String what = "tables of auth-api";
    int steps =
        AuthSchema.migrate(operator.url(), operator.username(), operator.password(), auth.name());
    return steps == 0 ? Finding.there(what) : Finding.made(what);
  }

  /** The persons' keys are the one table of auth-api that the projector may see. */
  private static void shareUserKeys(Statements sql, DatabaseRole auth, DatabaseRole projector)
      throws SQLException {
    sql.run("GRANT USAGE ON SCHEMA %s TO %s".formatted(auth.schema(), projector.name()));
    sql.run("GRANT SELECT ON %s.user_key TO %s".formatted(auth.schema(), projector.name()));
  }

  /** What the projector has, and what it makes from now on, also in a schema beside its own. */
  private void letRead(Statements sql, DatabaseRole auditor, DatabaseRole projector)
      throws SQLException {
    String reader = auditor.name();
    String schema = projector.schema();
    sql.run("GRANT CONNECT ON DATABASE %s TO %s".formatted(operator.quotedDatabase(), reader));
    sql.run("GRANT USAGE ON SCHEMA %s TO %s".formatted(schema, reader));
    sql.run("GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s".formatted(schema, reader));
    String made = "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT ".formatted(projector.name());
    sql.run(made + "USAGE ON SCHEMAS TO " + reader);
    sql.run(made + "SELECT ON TABLES TO " + reader);
  }
}
