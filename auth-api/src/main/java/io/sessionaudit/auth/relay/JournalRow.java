package io.sessionaudit.auth.relay;

import io.sessionaudit.auth.append.JournalEvent;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.WireEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    String feedKey = found.getString("feed_key");
    return new JournalRow(
        id,
        JournalEvent.read(found),
        feedKey == null ? null : new FeedRow(feedKey, found.getBytes("feed_value")));
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
