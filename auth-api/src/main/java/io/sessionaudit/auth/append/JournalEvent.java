package io.sessionaudit.auth.append;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.wire.WireEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the journal as the event that it is, whoever reads it and for what. */
public final class JournalEvent {

  private JournalEvent() {}

  /**
   * Reads the current row, by the names of the journal's columns.
   *
   * @throws SQLException if one of them is missing
   */
  public static WireEvent read(ResultSet row) throws SQLException {
    @Nullable UUID cause = row.getObject("cause", UUID.class);
    Envelope envelope =
        new Envelope(
            new EventId(row.getObject("event_id", UUID.class)),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            Stream.named(row.getString("stream")),
            new Envelope.Place(row.getLong("version"), row.getLong("id")),
            new Envelope.Lineage(
                row.getObject("correlation", UUID.class),
                cause == null ? null : new EventId(cause),
                Actor.of(row.getString("actor"))),
            Envelope.Source.AUTH_API);
    return new WireEvent(
        envelope, row.getString("type"), row.getInt("revision"), row.getBytes("data"));
  }
}
