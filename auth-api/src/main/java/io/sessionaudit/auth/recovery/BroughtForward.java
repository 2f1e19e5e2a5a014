package io.sessionaudit.auth.recovery;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.event.UserId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of streams to where the log is: numbers only rise, the rest is the log's last.
 */
final class BroughtForward implements LostStreams {

  private static final String ACCOUNT =
      """
      UPDATE auth.account SET version = ?,
        last_epoch = greatest(last_epoch, ?),
        revoked_through = greatest(revoked_through, ?),
        authz = greatest(authz, ?),
        roles = coalesce(?, roles),
        status = coalesce(?, status)
      WHERE user_id = ?
      """;

  private static final String SESSION =
      """
      UPDATE auth.session SET
        rotated_at = CASE WHEN ? > generation THEN ? ELSE rotated_at END,
        generation = greatest(generation, ?),
        dead_generation = greatest(dead_generation, ?),
        expired = coalesce(expired, ?),
        ended_at = coalesce(ended_at, ?),
        end_last_epoch = coalesce(end_last_epoch, ?)
      WHERE session_id = ?
      """;

  private static final String REALM =
      "UPDATE auth.realm SET version = ?, number = greatest(number, ?)";

  private static final String STRANGERS = "UPDATE auth.strangers SET version = ?";

  private final Connection connection;
  private final Map<UserId, EventId> passwordChanges = new LinkedHashMap<>();
  private final List<UserId> missingAccounts = new ArrayList<>();
  private final List<String> missingClients = new ArrayList<>();
  private long streams;

  BroughtForward(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void read(LostStream stream) throws SQLException {
    streams++;
    switch (Stream.named(stream.name())) {
      case Stream.OfUser it -> account(it.user(), stream);
      case Stream.Realm _ -> realm(stream);
      case Stream.Strangers _ -> strangers(stream);
    }
  }

  private void account(UserId user, LostStream stream) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(ACCOUNT)) {
      List<String> roles = stream.roles();
      Array names = roles == null ? null : connection.createArrayOf("text", roles.toArray());
      var status = stream.status();
      update.setLong(1, stream.version());
      update.setInt(2, stream.lastEpoch());
      update.setInt(3, stream.revokedThrough());
      update.setInt(4, stream.authz());
      update.setObject(5, names, Types.ARRAY);
      update.setString(6, status == null ? null : status.name());
      update.setObject(7, user.value());
      if (update.executeUpdate() == 0) {
        missingAccounts.add(user);
        return;
      }
    }
    EventId passwordChange = stream.passwordChange();
    if (passwordChange != null) {
      passwordChanges.put(user, passwordChange);
    }
    for (Map.Entry<SessionId, LostSession> session : stream.sessions().entrySet()) {
      session(session.getKey(), session.getValue());
    }
  }

  private void session(SessionId id, LostSession lost) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SESSION)) {
      var expired = lost.expired();
      update.setInt(1, lost.generation());
      time(update, 2, lost.rotatedAt());
      update.setInt(3, lost.generation());
      update.setInt(4, lost.deadGeneration());
      update.setString(5, expired == null ? null : expired.name());
      time(update, 6, lost.endedAt());
      update.setObject(7, lost.endLastEpoch(), Types.INTEGER);
      update.setObject(8, id.value());
      // A session that was opened in the lost time has no row: nobody can refresh it any more.
      var _ = update.executeUpdate();
    }
  }

  private static void time(PreparedStatement statement, int index, @Nullable Instant time)
      throws SQLException {
    statement.setObject(
        index, time == null ? null : time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private void realm(LostStream stream) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(REALM)) {
      update.setLong(1, stream.version());
      update.setInt(2, stream.realm());
      update.execute();
    }
    for (String client : stream.deletedClients()) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM auth.client WHERE client_id = ?")) {
        delete.setString(1, client);
        delete.execute();
      }
    }
    missingClients.addAll(stream.createdClients());
  }

  private void strangers(LostStream stream) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(STRANGERS)) {
      update.setLong(1, stream.version());
      update.execute();
    }
  }

  long streams() {
    return streams;
  }

  /** Whose password was changed in the lost time, and by which event. */
  Map<UserId, EventId> passwordChanges() {
    return passwordChanges;
  }

  List<UserId> missingAccounts() {
    return missingAccounts;
  }

  List<String> missingClients() {
    return missingClients;
  }
}
