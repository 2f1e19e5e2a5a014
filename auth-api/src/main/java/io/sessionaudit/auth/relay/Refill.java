package io.sessionaudit.auth.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every revocation above some id that still matters, page by page, so that it can be written
 * to the feed again. Repeats and their order are harmless there: the numbers only rise.
 */
final class Refill {

  private static final String PAGE =
      """
      SELECT now() AS as_of, r.*
      FROM (SELECT 1) AS one
      LEFT JOIN (
        SELECT id, feed_key, feed_value, feed_until FROM auth.journal
        WHERE feed_key IS NOT NULL AND feed_until > now() AND (feed_until, id) > (?, ?) AND id > ?
        ORDER BY feed_until, id LIMIT ?) AS r ON true
      ORDER BY r.feed_until, r.id
      """;

  private final long above;
  private final int batch;
  private OffsetDateTime until = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
  private long id;
  private boolean finished;
  private @Nullable Instant asOf;
  private final long nanos = System.nanoTime();

  private Refill(long above, int batch) {
    this.above = above;
    this.batch = batch;
  }

  /** Everything that still matters. */
  static Refill all(int batch) {
    return new Refill(0, batch);
  }

  /** What stands above this id: lets revocations overtake a backlog of other events. */
  static Refill above(long id, int batch) {
    return new Refill(id, batch);
  }

  /** The next page; {@link #finished} after the last one. */
  List<FeedRow> page(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setObject(1, until);
      statement.setLong(2, id);
      statement.setLong(3, above);
      statement.setInt(4, batch);
      try (ResultSet found = statement.executeQuery()) {
        List<FeedRow> rows = new ArrayList<>();
        while (found.next()) {
          add(rows, found);
        }
        finished = rows.size() < batch;
        return rows;
      }
    }
  }

  private void add(List<FeedRow> rows, ResultSet found) throws SQLException {
    if (asOf == null) {
      asOf = JournalRow.time(found, "as_of");
    }
    String key = found.getString("feed_key");
    if (key != null) {
      rows.add(new FeedRow(key, found.getBytes("feed_value")));
      until = found.getObject("feed_until", OffsetDateTime.class);
      id = found.getLong("id");
    }
  }

  boolean finished() {
    return finished;
  }

  /** The database's clock before the first page was read: what was committed before is in it. */
  Instant asOf() {
    Instant time = asOf;
    if (time == null) {
      throw new IllegalStateException("no page has been read");
    }
    return time;
  }

  /** {@code System.nanoTime()} before the first page was asked for. */
  long nanos() {
    return nanos;
  }
}
