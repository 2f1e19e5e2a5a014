package io.sessionaudit.standalone.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabasePreparationTest {

  private final Database superuser = TestServers.postgres().freshDatabase();
  private final String server =
      superuser.jdbcUrl().substring(0, superuser.jdbcUrl().lastIndexOf('/') + 1);
  private final String name = "prepared_" + UUID.randomUUID().toString().replace("-", "");
  private final DatabaseRole auth = DatabaseRole.auth("password of auth");
  private final DatabaseRole projector = DatabaseRole.projector("password of projector");
  private final DatabasePreparation preparation =
      new DatabasePreparation(server, superuser.username(), superuser.password(), name);

  @BeforeEach
  void prepare() throws SQLException {
    preparation.prepare(auth, projector);
    as(auth).execute("CREATE TABLE auth.user_key (id int); CREATE TABLE auth.account (id int)");
    as(projector).execute("CREATE TABLE audit.session (id int)");
    preparation.shareUserKeys(auth, projector);
  }

  @Test
  void letsTheProjectorReadTheKeysAndNothingElseOfAuth() {
    assertThatCode(() -> as(projector).execute("SELECT * FROM auth.user_key"))
        .doesNotThrowAnyException();
    assertDenied(projector, "DELETE FROM auth.user_key");
    assertDenied(projector, "SELECT * FROM auth.account");
  }

  @Test
  void endsTransactionsThatNobodyGoesOnWith() throws SQLException {
    for (DatabaseRole role : List.of(auth, projector)) {
      try (Connection connection = as(role).connect();
          ResultSet row =
              connection
                  .createStatement()
                  .executeQuery("SHOW idle_in_transaction_session_timeout")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("1min");
      }
    }
  }

  @Test
  void keepsAuthOutOfTheReadSide() {
    assertDenied(auth, "SELECT * FROM audit.session");
  }

  @Test
  void letsTheProjectorMakeASchemaForAShadowFold() {
    assertThatCode(() -> as(projector).execute("CREATE SCHEMA shadow; DROP SCHEMA shadow"))
        .doesNotThrowAnyException();
  }

  @Test
  void keepsOtherRolesOutOfTheDatabase() {
    superuser.execute("DROP ROLE IF EXISTS passer_by");
    superuser.execute("CREATE ROLE passer_by LOGIN PASSWORD 'known'");

    assertThatThrownBy(() -> new Database(server + name, "passer_by", "known").connect())
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void mayBeRepeatedWithNewPasswords() throws SQLException {
    DatabaseRole renewed = DatabaseRole.auth("another password");

    preparation.prepare(renewed, projector);
    preparation.shareUserKeys(renewed, projector);

    as(renewed).execute("SELECT * FROM auth.account");
    assertThatThrownBy(() -> as(auth).connect()).hasMessageContaining("password authentication");
  }

  private void assertDenied(DatabaseRole role, String sql) {
    assertThatThrownBy(() -> as(role).execute(sql))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private Database as(DatabaseRole role) {
    return new Database(server + name, role.name(), role.password());
  }
}
