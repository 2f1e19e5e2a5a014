package io.sessionaudit.auth.append;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.wire.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Finds single events in the journal, which remembers a little longer than a session can live. */
public final class Journal {

  private static final String BY_ID =
      "SELECT id, stream, version, event_id, type, revision, occurred_at, correlation, cause,"
          + " actor, data FROM auth.journal WHERE event_id = ?";

  private Journal() {}

  public static Optional<RecordedEvent> find(Connection connection, EventId id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
      new Parameters(statement).uuid(id.value());
      try (ResultSet result = statement.executeQuery()) {
        return result.next()
            ? Optional.of(EventCodec.decode(JournalEvent.read(result)))
            : Optional.empty();
      }
    }
  }
}
