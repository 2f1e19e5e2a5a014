package io.sessionaudit.auth.relay;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Stream;
import io.sessionaudit.wire.WireEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the journal on an autocommit connection. */
final class JournalReader implements AutoCloseable {

  /**
   * Holes and tail in one statement, so in one snapshot: a row that fills a hole between two
   * statements could be overtaken by a later row of its stream. now() is the start of the
   * transaction, which is before its snapshot.
   */
  private static final String READ =
      """
      SELECT now() AS as_of, r.*
      FROM (SELECT 1) AS one
      LEFT JOIN (
        SELECT filled.* FROM unnest(?::bigint[], ?::bigint[]) AS hole(first, last)
        CROSS JOIN LATERAL (
          SELECT id, stream, version, event_id, type, revision, occurred_at, correlation, cause,
                 actor, data, feed_key, feed_value
          FROM auth.journal WHERE id BETWEEN hole.first AND hole.last ORDER BY id) AS filled
        UNION ALL
        (SELECT id, stream, version, event_id, type, revision, occurred_at, correlation, cause,
                actor, data, feed_key, feed_value
         FROM auth.journal WHERE id > ? ORDER BY id LIMIT ?)
      ) AS r ON true
      ORDER BY r.id
      """;

  /**
   * The lock that an INSERT takes before it draws an id. A transaction keeps its virtual id when it
   * is prepared, and pg_locks shows it until its commit is visible.
   */
  private static final String WRITERS =
      """
      SELECT virtualtransaction FROM pg_locks
      WHERE locktype = 'relation' AND relation = 'auth.journal'::regclass
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mode = 'RowExclusiveLock' AND granted
      """;

  private static final String OLDEST =
      "SELECT occurred_at FROM auth.journal WHERE id > ? ORDER BY id LIMIT 1";

  private final Connection connection;
  private final int batch;
  private final PreparedStatement read;
  private final PreparedStatement writers;

  /**
   * @param batch the most rows above the highest id that one read takes
   */
  JournalReader(Connection connection, int batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.read = connection.prepareStatement(READ);
    this.writers = connection.prepareStatement(WRITERS);
  }

  /** All rows that fill holes, and the next rows above. */
  Reading read(Holes holes) throws SQLException {
    long nanos = System.nanoTime();
    read.setArray(1, bounds(holes.open().stream().map(Holes.Hole::first)));
    read.setArray(2, bounds(holes.open().stream().map(Holes.Hole::last)));
    read.setLong(3, holes.high());
    read.setInt(4, batch);
    try (ResultSet found = read.executeQuery()) {
      Instant asOf = Instant.EPOCH;
      List<JournalRow> rows = new ArrayList<>();
      int above = 0;
      while (found.next()) {
        asOf = time(found, "as_of");
        long id = found.getLong("id");
        if (!found.wasNull()) {
          rows.add(row(id, found));
          above += id > holes.high() ? 1 : 0;
        }
      }
      return new Reading(asOf, nanos, rows, above < batch);
    }
  }

  private Array bounds(java.util.stream.Stream<Long> ids) throws SQLException {
    return connection.createArrayOf("bigint", ids.toArray(Long[]::new));
  }

  /** The virtual ids of the transactions that have written to the journal and are not over. */
  Set<String> writers() throws SQLException {
    try (ResultSet found = writers.executeQuery()) {
      Set<String> ids = new HashSet<>();
      while (found.next()) {
        ids.add(found.getString(1));
      }
      return ids;
    }
  }

  /** When the first row above the floor occurred; absent if there is none. */
  @Nullable Instant oldestAbove(long floor) throws SQLException {
    try (PreparedStatement oldest = connection.prepareStatement(OLDEST)) {
      oldest.setLong(1, floor);
      try (ResultSet found = oldest.executeQuery()) {
        return found.next() ? time(found, "occurred_at") : null;
      }
    }
  }

  private static JournalRow row(long id, ResultSet found) throws SQLException {
    UUID cause = found.getObject("cause", UUID.class);
    Envelope envelope =
        new Envelope(
            new EventId(found.getObject("event_id", UUID.class)),
            time(found, "occurred_at"),
            Stream.named(found.getString("stream")),
            null,
            new Envelope.Lineage(
                found.getObject("correlation", UUID.class),
                cause == null ? null : new EventId(cause),
                Actor.of(found.getString("actor"))),
            Envelope.Source.AUTH_API);
    WireEvent event =
        new WireEvent(
            envelope, found.getString("type"), found.getInt("revision"), found.getBytes("data"));
    String feedKey = found.getString("feed_key");
    FeedRow feed = feedKey == null ? null : new FeedRow(feedKey, found.getBytes("feed_value"));
    return JournalRow.at(id, found.getLong("version"), event, feed);
  }

  private static Instant time(ResultSet found, String column) throws SQLException {
    return found.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  public void close() throws SQLException {
    read.close();
    writers.close();
  }
}
