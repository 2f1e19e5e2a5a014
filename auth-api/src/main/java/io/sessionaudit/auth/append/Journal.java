package io.sessionaudit.auth.append;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.Stream;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.WireEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        return result.next() ? Optional.of(event(new Row(result))) : Optional.empty();
      }
    }
  }

  private static RecordedEvent event(Row row) throws SQLException {
    long position = row.number();
    Stream stream = Stream.named(row.text());
    long version = row.number();
    EventId id = new EventId(row.uuid());
    String type = row.text();
    int revision = row.integer();
    Instant occurredAt = row.time();
    UUID correlation = row.uuid();
    @Nullable UUID cause = row.uuidOrNull();
    Envelope.Lineage lineage =
        new Envelope.Lineage(
            correlation, cause == null ? null : new EventId(cause), Actor.of(row.text()));
    Envelope envelope =
        new Envelope(
            id,
            occurredAt,
            stream,
            new Envelope.Place(version, position),
            lineage,
            Envelope.Source.AUTH_API);
    return EventCodec.decode(new WireEvent(envelope, type, revision, row.bytes()));
  }
}
