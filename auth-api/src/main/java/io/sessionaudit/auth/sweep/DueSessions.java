package io.sessionaudit.auth.sweep;

import io.sessionaudit.auth.append.DatabaseClock;
import io.sessionaudit.event.SessionId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows that the sweeper has to look at, and what becomes of them. */
final class DueSessions {

  /** Names the one sweeper among the advisory locks of the database. */
  private static final long LOCK = 0x5345_5357_4545_5031L;

  private static final String DUE =
      "SELECT session_id FROM auth.session WHERE look_at <= clock_timestamp() ORDER BY look_at"
          + " LIMIT ?";

  private static final String OVER =
      "(dead_generation = 2147483647 OR least(idle_expires_at, absolute_expires_at) <= ?)";

  private static final String LEAVES =
      "coalesce(ended_at, least(idle_expires_at, absolute_expires_at)) + ? * interval '1 second'";

  private static final String REMOVE =
      "DELETE FROM auth.session WHERE session_id = ANY (?) AND "
          + OVER
          + " AND "
          + LEAVES
          + " <= now()";

  private static final String LOOK_AGAIN =
      "UPDATE auth.session SET look_at = CASE WHEN "
          + OVER
          + " THEN "
          + LEAVES
          + " ELSE least(idle_expires_at, absolute_expires_at) END WHERE session_id = ANY (?)";

  private static final String PUT_OFF =
      "UPDATE auth.session SET look_at = now() + interval '1 hour' WHERE session_id = ANY (?)";

  private final Connection connection;
  private final Duration kept;

  DueSessions(Connection connection, Duration kept) {
    this.connection = connection;
    this.kept = kept;
  }

  Instant clock() throws SQLException {
    return DatabaseClock.now(connection);
  }

  /** False if another instance sweeps. The lock ends with the connection at the latest. */
  boolean lock() throws SQLException {
    return locking("SELECT pg_try_advisory_lock(?)");
  }

  void unlock() throws SQLException {
    boolean held = locking("SELECT pg_advisory_unlock(?)");
    if (!held) {
      throw new SQLException("the sweeper's lock was lost");
    }
  }

  private boolean locking(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, LOCK);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  List<SessionId> next(int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DUE)) {
      statement.setInt(1, limit);
      List<SessionId> due = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          due.add(new SessionId(result.getObject(1, UUID.class)));
        }
      }
      return due;
    }
  }

  /** Takes away the rows of sessions that ended long ago; returns how many. */
  int remove(List<SessionId> sessions, Instant begun) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setArray(1, ids(sessions));
      statement.setObject(2, begun.atOffset(ZoneOffset.UTC));
      statement.setLong(3, kept.toSeconds());
      return statement.executeUpdate();
    }
  }

  /**
   * Says when to look at each of them again.
   *
   * @param begun before the first of them was looked at: a limit that has passed since then was not
   *     noticed, so such a session stays due
   */
  void lookAgain(List<SessionId> sessions, Instant begun) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOOK_AGAIN)) {
      statement.setObject(1, begun.atOffset(ZoneOffset.UTC));
      statement.setLong(2, kept.toSeconds());
      statement.setArray(3, ids(sessions));
      statement.executeUpdate();
    }
  }

  /** Says that an hour shall pass before anybody looks at them again. */
  void putOff(List<SessionId> sessions) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUT_OFF)) {
      statement.setArray(1, ids(sessions));
      statement.executeUpdate();
    }
  }

  private Array ids(List<SessionId> sessions) throws SQLException {
    return connection.createArrayOf("uuid", sessions.stream().map(SessionId::value).toArray());
  }
}
