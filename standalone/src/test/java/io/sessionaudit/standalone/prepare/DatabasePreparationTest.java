package io.sessionaudit.standalone.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One database for all; whoever changes it puts it back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabasePreparationTest {

  private final Database superuser = TestServers.postgres().freshDatabase();
  private final String server =
      superuser.jdbcUrl().substring(0, superuser.jdbcUrl().lastIndexOf('/') + 1);
  private final String name = "prepared_" + UUID.randomUUID().toString().replace("-", "");
  private final DatabaseRole auth = DatabaseRole.auth("password of auth");
  private final DatabaseRole projector = DatabaseRole.projector("password of projector");
  private final DatabaseRole auditor = DatabaseRole.auditor("password of auditor");
  private final DatabasePreparation preparation =
      preparation(superuser.username(), superuser.password());

  @BeforeAll
  void prepare() throws Exception {
    assertThat(preparation.prepare(auth, projector, Optional.of(auditor)))
        .contains(Finding.made("database " + name), Finding.made("schema auth"));
    as(projector).execute("CREATE TABLE audit.session (id int)");
  }

  @Test
  void letsTheProjectorReadTheKeysAndNothingElseOfAuth() {
    assertThatCode(() -> as(projector).execute("SELECT * FROM auth.user_key"))
        .doesNotThrowAnyException();
    assertDenied(projector, "DELETE FROM auth.user_key");
    assertDenied(projector, "SELECT * FROM auth.account");
    assertDenied(projector, "SELECT nonce FROM auth.session");
  }

  @Test
  void letsTheAuditorReadTheReadSideAndNothingElse() {
    as(projector).execute("CREATE SCHEMA beside; CREATE TABLE beside.session (id int)");

    for (String schema : List.of("audit", "beside")) {
      assertThatCode(() -> as(auditor).execute("SELECT * FROM " + schema + ".session"))
          .doesNotThrowAnyException();
      assertDenied(auditor, "INSERT INTO " + schema + ".session VALUES (1)");
    }
    assertDenied(auditor, "SELECT * FROM auth.user_key");
    assertDenied(auditor, "CREATE SCHEMA own");
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
  void looksForNothingInASchemaThatAnotherRoleCouldMake() throws SQLException {
    as(projector).execute("CREATE SCHEMA session_audit_auth");
    try (Connection connection = as(auth).connect();
        ResultSet row = connection.createStatement().executeQuery("SHOW search_path")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("auth");
    } finally {
      as(projector).execute("DROP SCHEMA session_audit_auth");
    }
  }

  @Test
  void namesARoleThatMayDoMore() throws Exception {
    superuser.execute("ALTER ROLE " + projector.name() + " CREATEROLE");
    try {
      assertThat(preparation.prepare(auth, projector, Optional.empty()))
          .filteredOn(it -> it.kind() == Finding.Kind.DIFFERS)
          .singleElement()
          .satisfies(it -> assertThat(it.what()).contains(projector.name(), "make roles"));
    } finally {
      superuser.execute("ALTER ROLE " + projector.name() + " NOCREATEROLE");
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
  void mayBeRepeatedWithNewPasswords() throws Exception {
    DatabaseRole renewed = DatabaseRole.auth("another password");

    assertThat(preparation.prepare(renewed, projector, Optional.of(auditor)))
        .allMatch(it -> it.kind() == Finding.Kind.THERE);

    try {
      as(renewed).execute("SELECT * FROM auth.account");
      assertThatThrownBy(() -> as(auth).connect()).hasMessageContaining("password authentication");
    } finally {
      preparation.prepare(auth, projector, Optional.of(auditor));
    }
  }

  @Test
  void needsNoSuperuser() throws Exception {
    String operator = "operator_" + UUID.randomUUID().toString().replace("-", "");
    superuser.execute(
        "CREATE ROLE %s LOGIN CREATEROLE CREATEDB PASSWORD 'known'; GRANT %s, %s, %s TO %s WITH ADMIN OPTION, SET FALSE"
            .formatted(operator, auth.name(), projector.name(), auditor.name(), operator));
    String other = name + "_other";
    new DatabasePreparation(
            new DatabaseLogin(server + other, operator, "known"), Duration.ofSeconds(10))
        .prepare(auth, projector, Optional.of(auditor));

    new Database(server + other, auth.name(), auth.password())
        .execute("SELECT * FROM auth.session");
    new Database(server + other, projector.name(), projector.password())
        .execute("SELECT * FROM auth.user_key");
  }

  @Test
  void namesASchemaThatBelongsToSomebodyElse() throws Exception {
    superuserHere().execute("ALTER SCHEMA audit OWNER TO " + superuser.username());

    try {
      assertThat(preparation.prepare(auth, projector, Optional.of(auditor)))
          .contains(
              Finding.differs(
                  "schema audit belongs to %s, not to %s"
                      .formatted(superuser.username(), projector.name())));
    } finally {
      superuserHere().execute("ALTER SCHEMA audit OWNER TO " + projector.name());
    }
  }

  private Database superuserHere() {
    return new Database(server + name, superuser.username(), superuser.password());
  }

  private DatabasePreparation preparation(String user, String password) {
    return new DatabasePreparation(
        new DatabaseLogin(server + name, user, password), Duration.ofSeconds(10));
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
