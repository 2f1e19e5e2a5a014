package io.sessionaudit.projector.log;

import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.projector.intake.Folding;
import io.sessionaudit.projector.replay.TableDigest;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SequencedMap;
import org.flywaydb.core.Flyway;

/**
 * A database as an operator prepares it: the projector's role owns schema audit and may read
 * auth.user_key, nothing else of the write side.
 */
public final class AuditDatabase {

  public static final String ROLE = "projector_in_tests";
  public static final String PASSWORD = "projector-in-tests";

  public final Database superuser;
  public final MasterKey master = new MasterKey(secret(1));
  public final LookupKey lookup = new LookupKey(secret(2));

  private AuditDatabase(Database superuser) {
    this.superuser = superuser;
  }

  /** With the tables of the projector. */
  public static AuditDatabase migrated() {
    AuditDatabase database = prepared();
    database.migrate("audit");
    return database;
  }

  /** Without them: the projector makes them at its start. */
  public static AuditDatabase prepared() {
    AuditDatabase database = new AuditDatabase(TestServers.postgres().freshDatabase());
    database.superuser.execute(
        """
        DO $$ BEGIN
          CREATE ROLE projector_in_tests LOGIN PASSWORD 'projector-in-tests';
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        CREATE SCHEMA audit AUTHORIZATION projector_in_tests;
        CREATE SCHEMA shadow AUTHORIZATION projector_in_tests;
        CREATE SCHEMA auth;
        CREATE TABLE auth.user_key (user_id uuid PRIMARY KEY, wrapped bytea NOT NULL);
        CREATE TABLE auth.account (user_id uuid PRIMARY KEY);
        GRANT USAGE ON SCHEMA auth TO projector_in_tests;
        GRANT SELECT ON auth.user_key TO projector_in_tests
        """);
    return database.allowingReplays();
  }

  /** As it stands now; nobody may be connected to this one meanwhile. */
  public AuditDatabase copy() {
    return new AuditDatabase(superuser.copy()).allowingReplays();
  }

  private AuditDatabase allowingReplays() {
    String url = superuser.jdbcUrl();
    superuser.execute(
        "GRANT CREATE ON DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " TO " + ROLE);
    return this;
  }

  public void migrate(String schema) {
    Flyway.configure()
        .dataSource(superuser.jdbcUrl(), ROLE, PASSWORD)
        .locations("classpath:session-projector/migration")
        .defaultSchema(schema)
        .load()
        .migrate();
  }

  public static byte[] secret(int fill) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) fill);
    return secret;
  }

  /** Stores a person's key, as auth-api does before the first event. */
  public void keep(Person person) {
    try (Connection connection = superuser.connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO auth.user_key VALUES (?, ?)")) {
      insert.setObject(1, person.id.value());
      insert.setBytes(2, master.wrap(person.key, person.id));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Destroys a person's key. */
  public void forget(UserId user) {
    superuser.execute("DELETE FROM auth.user_key WHERE user_id = '" + user + "'");
  }

  public Connection connect() throws SQLException {
    return connect("audit");
  }

  public Connection connect(String schema) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ROLE);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("currentSchema", schema);
    return DriverManager.getConnection(superuser.jdbcUrl(), properties);
  }

  public Folding folding(Connection connection) throws SQLException {
    return new Folding(connection, new UserKeys(master), lookup);
  }

  public SequencedMap<String, String> digest() throws SQLException {
    try (Connection connection = connect()) {
      return TableDigest.of(connection);
    }
  }

  /** The first column of the answer, as text. */
  public List<String> texts(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(String.valueOf(row.getString(1)));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
