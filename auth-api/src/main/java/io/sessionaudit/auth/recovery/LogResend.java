package io.sessionaudit.auth.recovery;

import io.sessionaudit.auth.anchor.LogEnd;
import io.sessionaudit.auth.anchor.LogEnds;
import io.sessionaudit.auth.anchor.LogUnavailableException;
import io.sessionaudit.event.Stream;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the relay send again what {@code session-events} has lost: its topic was made anew, or lost
 * its tail. Readers drop what they have, so nothing counts twice.
 */
public final class LogResend {

  private static final String LOCK = "SELECT floor FROM auth.relay FOR UPDATE";

  private static final String DELIVERED =
      "SELECT id, stream, occurred_at FROM auth.journal WHERE id <= ? ORDER BY id";

  private static final String GO_BACK =
      "UPDATE auth.relay SET floor = ?, log_topic = NULL, log_ends = '{}'";

  private final Connection connection;
  private final LogEnds ends;

  /** Over a connection with the rights of auth-api's role. */
  public LogResend(Connection connection, KafkaConnection kafka) {
    this.connection = connection;
    this.ends = new LogEnds(kafka);
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
   * Tells the relay, which begins within some seconds.
   *
   * @throws RecoveryException if Kafka does not say how the log ends; nothing was changed
   * @throws SQLException if the database is away or refuses; nothing was changed
   */
  public Resent run() throws SQLException {
    connection.setAutoCommit(false);
    try {
      long floor = floor();
      Resent resent = goBack(floor, positions());
      connection.commit();
      return resent;
    } catch (LogUnavailableException e) {
      throw new RecoveryException("Kafka does not say how the log ends", e);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    for (LogEnd end : ends.read()) {
      positions.put(end.partition(), end.position());
    }
    return positions;
  }

  private long floor() throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        ResultSet found = lock.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  private Resent goBack(long floor, Map<Integer, Long> positions) throws SQLException {
    long lost = 0;
    long first = floor + 1;
    Instant oldest = null;
    try (PreparedStatement select = connection.prepareStatement(DELIVERED)) {
      select.setLong(1, floor);
      select.setFetchSize(10_000);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long id = row.getLong("id");
          if (oldest == null) {
            oldest = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
          }
          if (id > positions.getOrDefault(partition(row.getString("stream")), 0L)) {
            lost++;
            first = Math.min(first, id);
          }
        }
      }
    }
    try (PreparedStatement update = connection.prepareStatement(GO_BACK)) {
      update.setLong(1, first - 1);
      update.execute();
    }
    return new Resent(lost, oldest);
  }

  private static int partition(String stream) {
    byte[] key = Stream.named(stream).key().getBytes(StandardCharsets.UTF_8);
    return Topics.partition(key, Topics.LOG_PARTITIONS);
  }
}
