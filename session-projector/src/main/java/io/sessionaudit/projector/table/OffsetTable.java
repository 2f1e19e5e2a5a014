package io.sessionaudit.projector.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where each partition stands. Moves together with the rows, in their transaction. */
public final class OffsetTable {

  private static final String KEYS = "unnest(?::text[], ?::integer[]) AS k(topic, kafka_partition)";

  private OffsetTable() {}

  /** The next offset of each partition; 0 for one that is seen for the first time. */
  public static Map<LogPartition, Long> read(
      Connection connection, Collection<LogPartition> partitions) throws SQLException {
    Keys keys = Keys.of(partitions);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO projection_offset SELECT k.topic, k.kafka_partition, 0 FROM "
                + KEYS
                + " ORDER BY 1, 2 ON CONFLICT DO NOTHING")) {
      keys.bind(connection, insert);
      insert.executeUpdate();
    }
    return select(connection, keys, "");
  }

  /**
   * Holds the partitions until the transaction ends. First thing in it: what a former owner still
   * tries waits here, then finds the offsets moved.
   *
   * @throws TakenOverException if one is not where this instance left it
   */
  public static void hold(Connection connection, Map<LogPartition, Long> expected)
      throws SQLException, TakenOverException {
    Map<LogPartition, Long> found =
        select(connection, Keys.of(expected.keySet()), " FOR NO KEY UPDATE OF o");
    if (!found.equals(new TreeMap<>(expected))) {
      throw new TakenOverException("expected " + new TreeMap<>(expected) + ", found " + found);
    }
  }

  /** Holds the partitions until the transaction ends, wherever they are. */
  public static void hold(Connection connection, Collection<LogPartition> partitions)
      throws SQLException {
    var _ = select(connection, Keys.of(partitions), " FOR NO KEY UPDATE OF o");
  }

  /** Moves partitions that are held. */
  public static void advance(Connection connection, Map<LogPartition, Long> next)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE projection_offset o SET next_offset = k.next_offset "
                + "FROM unnest(?::text[], ?::integer[], ?::bigint[]) "
                + "AS k(topic, kafka_partition, next_offset) "
                + "WHERE o.topic = k.topic AND o.kafka_partition = k.kafka_partition")) {
      TreeMap<LogPartition, Long> sorted = new TreeMap<>(next);
      Keys.of(sorted.keySet()).bind(connection, update);
      update.setArray(3, connection.createArrayOf("bigint", sorted.values().toArray()));
      update.executeUpdate();
    }
  }

  private static Map<LogPartition, Long> select(Connection connection, Keys keys, String lock)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT o.topic, o.kafka_partition, o.next_offset FROM projection_offset o JOIN "
                + KEYS
                + " USING (topic, kafka_partition) ORDER BY 1, 2"
                + lock)) {
      keys.bind(connection, select);
      Map<LogPartition, Long> found = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        }
      }
      return found;
    }
  }

  private record Keys(TreeSet<LogPartition> sorted) {

    static Keys of(Collection<LogPartition> partitions) {
      return new Keys(new TreeSet<>(partitions));
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
      Object[] topics = sorted.stream().map(LogPartition::topic).toArray();
      Object[] numbers = sorted.stream().map(LogPartition::partition).toArray();
      statement.setArray(1, connection.createArrayOf("text", topics));
      statement.setArray(2, connection.createArrayOf("integer", numbers));
    }
  }
}
