package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.RevokeEveryoneDecision;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/** Kills every session and token there is: the realm's number rises. */
public final class Everyone {

  private static final RealmAppend RAISE =
      new RealmAppend(
          "a AS (UPDATE auth.realm SET version = version + 1, number = ? RETURNING version)");

  private static final String LOCK =
      "SELECT number, clock_timestamp() FROM auth.realm FOR NO KEY UPDATE";

  /**
   * Appends on their way. The lock is taken before the snapshot that the statement writes by, and
   * shows until the commit is visible; so an append that saw the old number is among those found
   * after the new one was committed, or is over.
   */
  private static final String APPENDS =
      """
      SELECT virtualtransaction FROM pg_locks
      WHERE locktype = 'relation' AND relation = 'auth.account'::regclass
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND mode = 'RowExclusiveLock' AND granted
      """;

  private static final long LOOK_EVERY_MILLIS = 5;
  private static final long PATIENCE_SECONDS = 30;

  private final DataSource dataSource;
  private final Runnable committed;

  public Everyone(DataSource dataSource, Runnable committed) {
    this.dataSource = dataSource;
    this.committed = committed;
  }

  /**
   * What became of it.
   *
   * @param settled whether every append that had read the old number is over; false after 30 s
   */
  public record Raised(EventId event, boolean settled) {}

  /**
   * Raises the number and returns when no append that has read the old one is left.
   *
   * @param note the text of the admin who asked
   * @throws StorageException as {@link Execution#run}
   */
  public Raised revoke(String note, Envelope.Lineage lineage) {
    try (Connection connection = dataSource.getConnection()) {
      EventId event = raise(connection, note, lineage);
      committed.run();
      return new Raised(event, settled(connection));
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private static EventId raise(Connection connection, String note, Envelope.Lineage lineage)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      EventId event =
          underLock(connection, realm -> RevokeEveryoneDecision.decide(realm, note), lineage);
      connection.commit();
      return event;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Raises the number because the database went back, in a transaction of the caller's. */
  public static EventId regressed(Connection connection, Envelope.Lineage lineage)
      throws SQLException {
    return underLock(connection, RevokeEveryoneDecision::regressed, lineage);
  }

  private static EventId underLock(
      Connection connection, IntFunction<EveryoneRevoked> decision, Envelope.Lineage lineage)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK);
        ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new IllegalStateException("there is no realm");
      }
      Row row = new Row(result);
      EveryoneRevoked event = decision.apply(row.integer());
      Instant now = row.time();
      return RAISE
          .write(connection, event, now, lineage, to -> to.integer(event.realm()))
          .orElseThrow();
    }
  }

  private static boolean settled(Connection connection) throws SQLException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Set<String> left = appends(connection);
    while (!left.isEmpty()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
      left.retainAll(appends(connection));
    }
    return true;
  }

  private static Set<String> appends(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPENDS);
        ResultSet result = statement.executeQuery()) {
      Set<String> found = new HashSet<>();
      while (result.next()) {
        found.add(new Row(result).text());
      }
      return found;
    }
  }
}
