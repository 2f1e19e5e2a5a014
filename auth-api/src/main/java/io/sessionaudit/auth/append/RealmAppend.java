package io.sessionaudit.auth.append;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.wire.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The write of the realm's stream: what changes, and the event that says so, in one statement. */
final class RealmAppend {

  private final String text;

  /**
   * Takes the statement's first part.
   *
   * @param rows a CTE {@code a} that raises the version of the realm's row, and those before it
   */
  RealmAppend(String rows) {
    text = "WITH " + rows + AppendStatement.journal(1);
  }

  /** Binds what stands in front of the journal's part. */
  interface Binding {
    void bind(Parameters parameters) throws SQLException;
  }

  /** The event's id; empty if the statement changed nothing. */
  Optional<EventId> write(
      Connection connection,
      RealmEvent event,
      Instant now,
      Envelope.Lineage lineage,
      Binding binding)
      throws SQLException {
    EventId id = FreshIds.event();
    Envelope envelope =
        new Envelope(id, now, event.stream(), null, lineage, Envelope.Source.AUTH_API);
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      Parameters parameters = new Parameters(statement);
      binding.bind(parameters);
      parameters.text(event.stream().name());
      new JournalRow(EventCodec.encode(envelope, event), Feed.of(event, id, now)).bind(parameters);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(id) : Optional.empty();
      }
    }
  }
}
