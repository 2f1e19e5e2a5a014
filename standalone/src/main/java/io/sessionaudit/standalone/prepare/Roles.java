package io.sessionaudit.standalone.prepare;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Makes roles, by the hand of an operator who need not be a superuser. */
final class Roles {

  private final Connection connection;
  private final Statements sql;

  Roles(Connection connection) {
    this.connection = connection;
    this.sql = new Statements(connection);
  }

  /** The role with its password, made if it is missing. */
  Finding make(DatabaseRole role) throws SQLException {
    boolean missing =
        sql.text("SELECT rolname FROM pg_roles WHERE rolname = ?", role.name()) == null;
    if (missing) {
      sql.run("CREATE ROLE " + role.name() + " LOGIN");
    }
    // A connection that was forgotten in a transaction would hold back the relay's floor for ever.
    sql.run("ALTER ROLE " + role.name() + " SET idle_in_transaction_session_timeout = '60s'");
    // No schema that another role could make: what lies there would be taken for the server's own.
    sql.run("ALTER ROLE " + role.name() + " SET search_path = " + role.schema());
    // Hashed here: a password in a statement's text would show in the server's statistics.
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(role.name(), role.password().toCharArray(), "scram-sha-256");
    if (!isSuperuser()) {
      // Only a member of a role may give away what it owns.
      sql.run("GRANT " + role.name() + " TO CURRENT_USER");
    }
    String what = "database role " + role.name();
    if (mayDoMore(role)) {
      return Finding.differs(what + " is a superuser, a member of another role, or may make roles");
    }
    return missing ? Finding.made(what) : Finding.there(what);
  }

  /** Rights that no role of a service needs; whoever gave them shall know that they are there. */
  private boolean mayDoMore(DatabaseRole role) throws SQLException {
    return sql.text(
            """
            SELECT r.rolname FROM pg_roles r
              WHERE r.rolname = ?
                AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls
                  OR r.rolreplication
                  OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))
            """,
            role.name())
        != null;
  }

  private boolean isSuperuser() throws SQLException {
    return sql.text("SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper")
        != null;
  }
}
