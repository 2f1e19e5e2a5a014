package io.sessionaudit.standalone.running;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.Stream;
import io.sessionaudit.testkit.KeptConnection;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.WireEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What stands in the database, read over a connection of its own. */
public record Stored(KeptConnection connection) {

  /** A user's events, in order. */
  public List<RecordedEvent> events(User user) {
    return events("user:" + user.id());
  }

  /** The events of a stream, in order. */
  public List<RecordedEvent> events(String stream) {
    List<RecordedEvent> events = new ArrayList<>();
    String query = "SELECT * FROM auth.journal WHERE stream = '" + stream + "' ORDER BY version";
    try (Statement statement = connection.get().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        events.add(event(row));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
    return events;
  }

  /** A user's revocations, in order. */
  public List<TokenRevoked> revocations(User user) {
    return events(user).stream()
        .map(RecordedEvent::event)
        .filter(TokenRevoked.class::isInstance)
        .map(TokenRevoked.class::cast)
        .toList();
  }

  /** The first column of the first row; {@code null} as text if it is null. */
  public String text(String query) {
    try (Statement statement = connection.get().createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? String.valueOf(result.getString(1)) : "no row";
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static RecordedEvent event(ResultSet row) throws SQLException {
    UUID cause = row.getObject("cause", UUID.class);
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
    return EventCodec.decode(
        new WireEvent(
            envelope, row.getString("type"), row.getInt("revision"), row.getBytes("data")));
  }
}
