package io.sessionaudit.auth.relay;

import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.Revocation.UserRevoked;
import io.sessionaudit.testkit.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/** The write side's schema in a fresh database, and rows as the append writes them. */
final class TestJournal {

  /** Like the append: the stream's row is locked before the journal's id is drawn. */
  private static final String APPEND =
      """
      WITH a AS (
        UPDATE auth.account SET version = version + 1 WHERE user_id = ? RETURNING version)
      INSERT INTO auth.journal (stream, version, event_id, type, revision, occurred_at, correlation,
        cause, actor, data, feed_key, feed_value, feed_until)
      SELECT ?, a.version, ?, 'TokenRefreshed', 1, clock_timestamp(), ?, ?, 'system', ?, ?, ?, ?
      FROM a RETURNING id, version
      """;

  /** What one append wrote. */
  record Written(long id, long version, UserId user) {}

  private final Database database;

  TestJournal(Database database) {
    this.database = database;
    database.execute("CREATE SCHEMA auth");
    database.execute(migration("V1__accounts_sessions_journal.sql"));
    database.execute(migration("V2__relay.sql"));
    database.execute(migration("V6__log_reach.sql"));
  }

  private static String migration(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            TestJournal.class.getResourceAsStream("/auth-api/migration/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Database database() {
    return database;
  }

  /** Connections that name themselves, so that a test can find and end them. */
  PGSimpleDataSource dataSource(String applicationName) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.username());
    source.setPassword(database.password());
    source.setApplicationName(applicationName);
    return source;
  }

  Connection connect() throws SQLException {
    return database.connect();
  }

  /** A stream without events. */
  UserId newUser() throws SQLException {
    UserId user = FreshIds.user();
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO auth.account (user_id, version, name_tag, name_sealed, name_event,
                  password_hash, status, roles, authz, last_epoch, revoked_through, created_at)
                VALUES (?, 0, ?, '', ?, '', 'ACTIVE', '{}', 1, 0, 0, now())
                """)) {
      insert.setObject(1, user.value());
      insert.setString(2, user.toString());
      insert.setObject(3, user.value());
      insert.executeUpdate();
    }
    return user;
  }

  static Written append(Connection connection, UserId user) throws SQLException {
    return append(connection, user, null);
  }

  /**
   * @param until how long the revocation matters
   */
  static Written revoke(Connection connection, UserId user, Instant until) throws SQLException {
    return append(connection, user, until);
  }

  private static Written append(
      Connection connection, UserId user, @org.jspecify.annotations.Nullable Instant until)
      throws SQLException {
    try (PreparedStatement append = connection.prepareStatement(APPEND)) {
      var event = FreshIds.event();
      append.setObject(1, user.value());
      append.setString(2, "user:" + user);
      append.setObject(3, event.value());
      append.setObject(4, FreshIds.correlation());
      append.setObject(5, FreshIds.event().value());
      append.setBytes(6, ("{\"uid\":\"" + user + "\"}").getBytes(StandardCharsets.UTF_8));
      if (until == null) {
        append.setString(7, null);
        append.setBytes(8, null);
        append.setObject(9, null);
      } else {
        append.setString(7, "user:" + user);
        append.setBytes(8, FeedFormat.value(new UserRevoked(user, 1, 1, event, until)));
        append.setObject(9, OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
      }
      try (ResultSet written = append.executeQuery()) {
        written.next();
        return new Written(written.getLong("id"), written.getLong("version"), user);
      }
    }
  }

  /** The version that the stream has reached. */
  long version(UserId user) throws SQLException {
    return number("SELECT version FROM auth.account WHERE user_id = '" + user + "'");
  }

  /** The only number that the statement gives. */
  long number(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
