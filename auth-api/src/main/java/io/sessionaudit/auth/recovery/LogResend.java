package io.sessionaudit.auth.recovery;

import io.sessionaudit.wire.KafkaConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Has the relay send again what {@code session-events} has lost: its topic was made anew, or lost
 * its tail. Readers drop what they have, so nothing counts twice.
 */
public final class LogResend {

  /** Also ends the term: the leader of today has looked at the old numbers. */
  private static final String GO_BACK =
      """
      UPDATE auth.relay SET floor = ?, log_topic = NULL, log_ends = '{}',
        term = term + 1, holder = NULL, lease_until = '-infinity'
      """;

  private static final String LOST =
      """
      SELECT count(*), min(id) FROM auth.journal
      WHERE id <= (SELECT floor FROM auth.relay)
        AND NOT EXISTS (SELECT 1 FROM auth.recover_log l WHERE l.event_id = journal.event_id)
      """;

  private static final int BATCH = 1_000;

  private final Connection connection;
  private final KafkaConnection kafka;

  /** Over a connection with the rights of auth-api's role. */
  public LogResend(Connection connection, KafkaConnection kafka) {
    this.connection = connection;
    this.kafka = kafka;
  }

  /**
   * What will be sent.
   *
   * @param events how many the log has lost and the journal has
   * @param oldest when the journal's first event occurred: what is older and lost is gone; absent
   *     if the journal is empty
   */
  public record Resent(long events, @Nullable Instant oldest) {}

  /**
   * Compares the journal with the whole log of its time, and tells the relay, which begins within
   * some seconds.
   *
   * @throws RecoveryException if Kafka does not give the log; nothing was changed
   * @throws SQLException if the database is away or refuses; nothing was changed
   */
  public Resent run() throws SQLException {
    connection.setAutoCommit(false);
    try {
      // Nobody leads meanwhile.
      execute("LOCK TABLE auth.relay IN SHARE ROW EXCLUSIVE MODE");
      Instant oldest = oldest();
      execute("CREATE UNLOGGED TABLE auth.recover_log (event_id uuid PRIMARY KEY)");
      if (oldest != null) {
        readLog(oldest.minus(Recovery.DISORDER));
      }
      long events = goBack();
      execute("DROP TABLE auth.recover_log");
      connection.commit();
      return new Resent(events, oldest);
    } catch (KafkaException e) {
      throw new RecoveryException("Kafka does not give the log", e);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private @Nullable Instant oldest() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT min(occurred_at) FROM auth.journal")) {
      found.next();
      OffsetDateTime time = found.getObject(1, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
  }

  private void readLog(Instant from) throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement(
            "INSERT INTO auth.recover_log VALUES (?) ON CONFLICT DO NOTHING")) {
      int[] batched = {0};
      LogTail.events(
          kafka,
          from,
          event -> {
            add.setObject(1, event.envelope().id().value());
            add.addBatch();
            if (++batched[0] % BATCH == 0) {
              add.executeBatch();
            }
          });
      add.executeBatch();
    }
    execute("ANALYZE auth.recover_log");
  }

  private long goBack() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet lost = statement.executeQuery(LOST);
        PreparedStatement update = connection.prepareStatement(GO_BACK)) {
      lost.next();
      long events = lost.getLong(1);
      update.setLong(1, events == 0 ? floor() : lost.getLong(2) - 1);
      update.execute();
      return events;
    }
  }

  private long floor() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT floor FROM auth.relay")) {
      found.next();
      return found.getLong(1);
    }
  }

  private void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
