package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Backoff.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Counts failed sign-ins for all instances together, in a fixed number of rows that hold numbers
 * and nothing else. Attempts under one key wait for each other for the length of one small
 * transaction, so parallel guesses are counted like those in a row.
 */
public final class GuessCounters {

  private static final String READ =
      "SELECT slot, failures, counted_at FROM auth.guess WHERE slot = ANY (?)";

  /** Rows are locked in the order of their slots: two attempts never wait for each other. */
  private static final String LOCKED = READ + " ORDER BY slot FOR NO KEY UPDATE";

  private static final String CHANGE =
      "UPDATE auth.guess SET failures = ?, counted_at = ? WHERE slot = ?";

  private final DataSource dataSource;
  private final Gate gate;

  public GuessCounters(DataSource dataSource, Gate gate) {
    this.dataSource = dataSource;
    this.gate = gate;
  }

  /**
   * Locks the counters of these keys, applies a rule, and stores what it changed.
   *
   * @return what the rule returned; empty if its turn did not come in time, and nothing was counted
   * @throws StorageException if the database cannot be reached or refuses; nothing was counted
   */
  public <T> Optional<T> under(List<GuessKey> keys, Function<Guesses, T> rule) {
    return gate.pass(() -> counted(keys, rule));
  }

  private <T> T counted(List<GuessKey> keys, Function<Guesses, T> rule) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Map<Integer, Tally> tallies = tallies(connection, LOCKED, keys);
        Guesses guesses = new Guesses(tallies, DatabaseClock.now(connection));
        T result = rule.apply(guesses);
        store(connection, guesses.changed());
        connection.commit();
        return result;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /**
   * Reads the counters of these keys and locks nothing, for who has to wait anyway; outside the
   * turns.
   *
   * @throws StorageException if the database cannot be reached or refuses
   */
  public <T> T seen(List<GuessKey> keys, Function<Guesses, T> look) {
    try (Connection connection = dataSource.getConnection()) {
      Map<Integer, Tally> tallies = tallies(connection, READ, keys);
      return look.apply(new Guesses(tallies, DatabaseClock.now(connection)));
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private static Map<Integer, Tally> tallies(
      Connection connection, String query, List<GuessKey> keys) throws SQLException {
    SortedSet<Integer> slots = new TreeSet<>();
    keys.forEach(key -> slots.addAll(List.of(key.one(), key.other())));
    Map<Integer, Tally> tallies = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setArray(1, connection.createArrayOf("integer", slots.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          Row row = new Row(result);
          tallies.put(row.integer(), new Tally(row.real(), row.time()));
        }
      }
    }
    return tallies;
  }

  private static void store(Connection connection, Map<Integer, Tally> changed)
      throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
      for (Map.Entry<Integer, Tally> it : changed.entrySet()) {
        Instant at = it.getValue().at();
        new Parameters(statement).real(it.getValue().failures()).time(at).integer(it.getKey());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
