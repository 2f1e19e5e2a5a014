package io.sessionaudit.auth.relay;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the journal on an autocommit connection. */
final class JournalReader implements AutoCloseable {

  private static final String COLUMNS =
      """
      SELECT id, stream, version, event_id, type, revision, occurred_at, correlation, cause, actor,
             data, feed_key, feed_value
      FROM auth.journal
      """;

  private static final String TAIL = COLUMNS + "WHERE id > ? ORDER BY id LIMIT ?";

  /**
   * One row at least, for the clock. now() is the start of the transaction, which is before its
   * snapshot.
   */
  private static final String READ =
      "SELECT now() AS as_of, r.* FROM (SELECT 1) AS one LEFT JOIN (%s) AS r ON true ORDER BY r.id";

  /** While there are no holes, which is most of the time. */
  private static final String READ_TAIL = READ.formatted(TAIL);

  /**
   * Holes and tail in one statement, so in one snapshot: a row that fills a hole between two
   * statements could be overtaken by a later row of its stream.
   */
  private static final String READ_ALL =
      READ.formatted(
          "("
              + TAIL
              + ") UNION ALL SELECT filled.* FROM unnest(?::bigint[], ?::bigint[])"
              + " AS hole(first, last) CROSS JOIN LATERAL ("
              + COLUMNS
              + "WHERE id BETWEEN hole.first AND hole.last ORDER BY id) AS filled");

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

  private static final String NEWEST = "SELECT coalesce(max(id), 0) FROM auth.journal";

  private static final String OLDEST =
      "SELECT occurred_at FROM auth.journal WHERE id > ? ORDER BY id LIMIT 1";

  private final Connection connection;
  private final int batch;
  private final PreparedStatement readTail;
  private final PreparedStatement readAll;
  private final PreparedStatement writers;

  /**
   * @param batch the most rows above the highest id that one read takes
   */
  JournalReader(Connection connection, int batch) throws SQLException {
    this.connection = connection;
    this.batch = batch;
    this.readTail = connection.prepareStatement(READ_TAIL);
    this.readAll = connection.prepareStatement(READ_ALL);
    this.writers = connection.prepareStatement(WRITERS);
  }

  /** All rows that fill holes, and the next rows above. */
  Reading read(Holes holes) throws SQLException {
    long nanos = System.nanoTime();
    try (ResultSet found = statement(holes).executeQuery()) {
      Instant asOf = Instant.EPOCH;
      List<JournalRow> rows = new ArrayList<>();
      int above = 0;
      while (found.next()) {
        asOf = JournalRow.time(found, "as_of");
        long id = found.getLong("id");
        if (!found.wasNull()) {
          rows.add(JournalRow.read(id, found));
          above += id > holes.high() ? 1 : 0;
        }
      }
      return new Reading(asOf, nanos, rows, above < batch);
    }
  }

  private PreparedStatement statement(Holes holes) throws SQLException {
    PreparedStatement read = holes.open().isEmpty() ? readTail : readAll;
    read.setLong(1, holes.high());
    read.setInt(2, batch);
    if (!holes.open().isEmpty()) {
      read.setArray(3, bounds(holes.open().stream().map(Holes.Hole::first)));
      read.setArray(4, bounds(holes.open().stream().map(Holes.Hole::last)));
    }
    return read;
  }

  private Array bounds(Stream<Long> ids) throws SQLException {
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
        return found.next() ? JournalRow.time(found, "occurred_at") : null;
      }
    }
  }

  /** The highest id there is; 0 if there is none. The row that has it is never cleaned up. */
  long newest() throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(NEWEST);
        ResultSet answer = ask.executeQuery()) {
      answer.next();
      return answer.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    readTail.close();
    readAll.close();
    writers.close();
  }
}
