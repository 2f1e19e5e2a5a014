package io.sessionaudit.projector.table;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.projector.projection.End;
import io.sessionaudit.projector.projection.Needs;
import io.sessionaudit.projector.projection.SessionKey;
import io.sessionaudit.projector.projection.SessionRow;
import io.sessionaudit.projector.projection.Use;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions. */
public final class SessionTable {

  private static final String COLUMNS =
      "user_id, session_id, epoch, realm, generation, created_at, last_used_at, idle_expires_at,"
          + " absolute_expires_at, browser, os, device_class, client_sealed, client_event,"
          + " end_status, end_reason, end_event, end_at, end_position";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM session ";

  private static final String UPSERT =
      "INSERT INTO session ("
          + COLUMNS
          + ", ip_tags) SELECT "
          + COLUMNS
          + ", ip_tags FROM stage_session ON CONFLICT (user_id, session_id) DO UPDATE SET"
          + " generation = EXCLUDED.generation, last_used_at = EXCLUDED.last_used_at,"
          + " idle_expires_at = EXCLUDED.idle_expires_at, browser = EXCLUDED.browser,"
          + " os = EXCLUDED.os, device_class = EXCLUDED.device_class,"
          + " client_sealed = EXCLUDED.client_sealed, client_event = EXCLUDED.client_event,"
          + " end_status = EXCLUDED.end_status, end_reason = EXCLUDED.end_reason,"
          + " end_event = EXCLUDED.end_event, end_at = EXCLUDED.end_at,"
          + " end_position = EXCLUDED.end_position, ip_tags = EXCLUDED.ip_tags";

  private SessionTable() {}

  /** The sessions that a fold needs. */
  public static List<SessionRow> read(Connection connection, Needs needs) throws SQLException {
    List<SessionRow> found = new ArrayList<>();
    if (!needs.sessions().isEmpty()) {
      byKey(connection, List.copyOf(needs.sessions()), found);
    }
    if (!needs.everySessionOf().isEmpty()) {
      open(connection, needs.everySessionOf(), found);
    }
    return found;
  }

  private static void byKey(Connection connection, List<SessionKey> keys, List<SessionRow> found)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + "JOIN unnest(?::uuid[], ?::uuid[]) AS k(user_id, session_id)"
                + " USING (user_id, session_id)")) {
      Object[] users = keys.stream().map(key -> key.user().value()).toArray();
      Object[] ids = keys.stream().map(key -> key.id().value()).toArray();
      select.setArray(1, connection.createArrayOf("uuid", users));
      select.setArray(2, connection.createArrayOf("uuid", ids));
      addAll(select, found);
    }
  }

  private static void open(Connection connection, Collection<UserId> users, List<SessionRow> found)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "WHERE user_id = ANY(?) AND end_status IS NULL")) {
      select.setArray(1, Rows.users(connection, users));
      addAll(select, found);
    }
  }

  private static void addAll(PreparedStatement select, List<SessionRow> found) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(session(row));
      }
    }
  }

  private static SessionRow session(ResultSet row) throws SQLException {
    return new SessionRow(
        new UserId(row.getObject(1, UUID.class)),
        new SessionId(row.getObject(2, UUID.class)),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        Rows.time(row, 6),
        use(row),
        Rows.time(row, 8),
        Rows.time(row, 9),
        end(row));
  }

  private static Use use(ResultSet row) throws SQLException {
    String sealed = row.getString(13);
    return new Use(
        Rows.time(row, 7),
        new Device(row.getString(10), row.getString(11), row.getString(12)),
        sealed == null ? null : new Sealed(sealed),
        new EventId(row.getObject(14, UUID.class)));
  }

  private static @Nullable End end(ResultSet row) throws SQLException {
    String status = row.getString(15);
    return status == null
        ? null
        : new End(
            End.Kind.valueOf(status),
            row.getString(16),
            new EventId(row.getObject(17, UUID.class)),
            Rows.time(row, 18),
            row.getLong(19));
  }

  /** Writes new and changed sessions, with what they can be found by. */
  public static void write(Connection connection, Collection<SessionRow> sessions, AddressTags tags)
      throws SQLException {
    if (sessions.isEmpty()) {
      return;
    }
    CopyRows rows = new CopyRows(20);
    sessions.forEach(session -> add(rows, session, tags.of(session)));
    rows.into(connection, "stage_session (" + COLUMNS + ", ip_tags)");
    try (Statement upsert = connection.createStatement()) {
      upsert.executeUpdate(UPSERT);
    }
  }

  private static void add(CopyRows rows, SessionRow session, List<String> tags) {
    Use use = session.lastUse();
    Sealed client = use.client();
    End end = session.end();
    rows.row()
        .id(session.user())
        .id(session.id())
        .number(session.epoch())
        .number(session.realm())
        .number(session.generation())
        .time(session.createdAt())
        .time(use.at())
        .time(session.idleExpiresAt())
        .time(session.absoluteExpiresAt())
        .text(use.device().browser())
        .text(use.device().os())
        .text(use.device().type())
        .text(client == null ? null : client.text())
        .id(use.event())
        .text(end == null ? null : end.kind().name())
        .text(end == null ? null : end.reason())
        .id(end == null ? (EventId) null : end.event())
        .time(end == null ? null : end.at())
        .big(end == null ? null : (Long) end.position())
        .texts(tags);
  }
}
