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
    // Hashed here: a password in a statement's text would show in the server's statistics.
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(role.name(), role.password().toCharArray(), "scram-sha-256");
    if (!isSuperuser()) {
      // Only a member of a role may give away what it owns.
      sql.run("GRANT " + role.name() + " TO CURRENT_USER");
    }
    String what = "database role " + role.name();
    return missing ? Finding.made(what) : Finding.there(what);
  }

  private boolean isSuperuser() throws SQLException {
    return sql.text("SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper")
        != null;
  }
}
