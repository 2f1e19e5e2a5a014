package io.sessionaudit.auth.relay;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.WireEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One event of the journal.
 *
 * @param event at its place
 * @param feed what goes to the feed besides, for events that raise one of the three numbers
 */
record JournalRow(long id, WireEvent event, @Nullable FeedRow feed) {

  /** Headers, key and the producer's bookkeeping, roughly; for bounding memory. */
  private static final int OVERHEAD_BYTES = 700;

  /** Reads the current row of a result that has the journal's columns. */
  static JournalRow read(long id, ResultSet found) throws SQLException {
    UUID cause = found.getObject("cause", UUID.class);
    Envelope envelope =
        new Envelope(
            new EventId(found.getObject("event_id", UUID.class)),
            time(found, "occurred_at"),
            Stream.named(found.getString("stream")),
            new Envelope.Place(found.getLong("version"), id),
            new Envelope.Lineage(
                found.getObject("correlation", UUID.class),
                cause == null ? null : new EventId(cause),
                Actor.of(found.getString("actor"))),
            Envelope.Source.AUTH_API);
    WireEvent event =
        new WireEvent(
            envelope, found.getString("type"), found.getInt("revision"), found.getBytes("data"));
    String feedKey = found.getString("feed_key");
    return new JournalRow(
        id, event, feedKey == null ? null : new FeedRow(feedKey, found.getBytes("feed_value")));
  }

  static Instant time(ResultSet found, String column) throws SQLException {
    return found.getObject(column, OffsetDateTime.class).toInstant();
  }

  ProducerRecord<byte[], byte[]> record() {
    return KafkaRecords.write(Topics.SESSION_EVENTS, event);
  }

  int bytes() {
    return event.data().length + OVERHEAD_BYTES;
  }
}
