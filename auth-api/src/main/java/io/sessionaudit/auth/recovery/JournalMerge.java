package io.sessionaudit.auth.recovery;

import io.sessionaudit.auth.append.JournalEvent;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.wire.WireEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The journal and the log above the relay's floor, laid side by side in tables that live as long as
 * the transaction: {@code recover_tail} is what the log has, {@code recover_own} what only the
 * journal has, {@code recover_lost} what only the log has. Up to the floor both have the same.
 */
final class JournalMerge implements AutoCloseable {

  private static final String COLUMNS =
      "id, stream, version, event_id, type, revision, occurred_at, correlation, cause, actor, data";

  private static final String TABLES =
      """
      CREATE UNLOGGED TABLE auth.recover_tail (LIKE auth.journal);
      CREATE UNIQUE INDEX ON auth.recover_tail (id);
      CREATE UNIQUE INDEX ON auth.recover_tail (event_id);
      CREATE UNIQUE INDEX ON auth.recover_tail (stream, version);
      """;

  /** The first occurrence counts, as for every consumer. */
  private static final String ADD =
      "INSERT INTO auth.recover_tail ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String COMPARE =
      """
      ANALYZE auth.recover_tail;
      CREATE UNLOGGED TABLE auth.recover_own AS
        SELECT j.* FROM auth.journal j
        WHERE j.id > (SELECT floor FROM auth.relay)
          AND NOT EXISTS (SELECT 1 FROM auth.recover_tail t WHERE t.event_id = j.event_id);
      CREATE UNLOGGED TABLE auth.recover_lost AS
        SELECT t.* FROM auth.recover_tail t
        WHERE NOT EXISTS (SELECT 1 FROM auth.journal j WHERE j.event_id = t.event_id);
      CREATE INDEX ON auth.recover_lost (stream, version);
      ANALYZE auth.recover_lost;
      """;

  /**
   * Versions of streams that the log has gone on with are counted from where the log ends; ids of
   * all are drawn above everything there is, in their old order.
   */
  private static final String MERGE =
      """
      DELETE FROM auth.journal WHERE id IN (SELECT id FROM auth.recover_own);
      SELECT setval('auth.journal_id', greatest(
        (SELECT coalesce(max(id), 1) FROM auth.recover_tail),
        (SELECT coalesce(max(id), 1) FROM auth.journal),
        (SELECT coalesce(max(id), 1) FROM auth.recover_own),
        (SELECT last_value FROM auth.journal_id)));
      INSERT INTO auth.journal SELECT * FROM auth.recover_lost;
      INSERT INTO auth.journal
      SELECT nextval('auth.journal_id'), r.stream, r.version, r.event_id, r.type, r.revision,
             r.occurred_at, r.correlation, r.cause, r.actor, r.data,
             r.feed_key, r.feed_value, r.feed_until
      FROM (
        SELECT own.id, own.stream,
               coalesce(ends.version + row_number()
                 OVER (PARTITION BY own.stream ORDER BY own.version), own.version) AS version,
               event_id, type, revision, occurred_at, correlation, cause, actor, data,
               feed_key, feed_value, feed_until
        FROM auth.recover_own AS own LEFT JOIN (
          SELECT stream, max(version) AS version FROM auth.recover_tail
          WHERE stream IN (SELECT stream FROM auth.recover_lost) GROUP BY stream) AS ends USING (stream)
        ORDER BY own.id) AS r;
      """;

  private static final String LOST =
      "SELECT "
          + COLUMNS
          + ", (SELECT count(*) FROM auth.recover_own AS own WHERE own.stream = lost.stream) AS behind,"
          + " (SELECT max(t.version) FROM auth.recover_tail t WHERE t.stream = lost.stream) AS last,"
          + " ARRAY(SELECT DISTINCT own.type FROM auth.recover_own AS own WHERE own.stream = lost.stream) AS kinds"
          + " FROM auth.recover_lost AS lost ORDER BY stream, version";

  private final Connection connection;
  private final PreparedStatement add;
  private int batched;

  JournalMerge(Connection connection) throws SQLException {
    this.connection = connection;
    execute(TABLES);
    this.add = connection.prepareStatement(ADD);
  }

  /** One more event of the log, of a position above the floor. */
  void add(WireEvent event) throws SQLException {
    Envelope envelope = event.envelope();
    Envelope.Place place = Objects.requireNonNull(envelope.place());
    EventId cause = envelope.lineage().cause();
    add.setLong(1, place.position());
    add.setString(2, envelope.stream().name());
    add.setLong(3, place.version());
    add.setObject(4, envelope.id().value());
    add.setString(5, event.type());
    add.setInt(6, event.revision());
    add.setObject(7, envelope.occurredAt().atOffset(ZoneOffset.UTC));
    add.setObject(8, envelope.lineage().correlation());
    add.setObject(9, cause == null ? null : cause.value(), Types.OTHER);
    add.setString(10, envelope.lineage().actor().text());
    add.setBytes(11, event.data());
    add.addBatch();
    if (++batched % 1_000 == 0) {
      add.executeBatch();
    }
  }

  /** Finds what one side has and the other has not. */
  void compare() throws SQLException {
    add.executeBatch();
    execute(COMPARE);
  }

  long lost() throws SQLException {
    return number("SELECT count(*) FROM auth.recover_lost");
  }

  long own() throws SQLException {
    return number("SELECT count(*) FROM auth.recover_own");
  }

  /** The highest position of the log; 0 if there is none above the floor. */
  long logEnd() throws SQLException {
    return number("SELECT coalesce(max(id), 0) FROM auth.recover_tail");
  }

  /** Makes one journal of both. */
  void merge() throws SQLException {
    execute(MERGE);
  }

  /** Tells every stream that the log has gone on with, one after the other. */
  void forEachStream(LostStreams reader) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOST)) {
      select.setFetchSize(1_000);
      try (ResultSet found = select.executeQuery()) {
        LostStream current = null;
        while (found.next()) {
          String stream = found.getString("stream");
          if (current == null || !current.name().equals(stream)) {
            tell(reader, current);
            current =
                new LostStream(
                    stream,
                    found.getLong("last") + found.getLong("behind"),
                    (String[]) found.getArray("kinds").getArray());
          }
          current.add(JournalEvent.read(found));
        }
        tell(reader, current);
      }
    }
  }

  private static void tell(LostStreams reader, @Nullable LostStream stream) throws SQLException {
    if (stream != null) {
      reader.read(stream);
    }
  }

  private long number(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  /** Leaves nothing behind in the schema. */
  void clear() throws SQLException {
    execute("DROP TABLE auth.recover_tail, auth.recover_own, auth.recover_lost");
  }

  @Override
  public void close() throws SQLException {
    add.close();
  }
}
