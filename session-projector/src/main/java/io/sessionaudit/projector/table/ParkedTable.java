package io.sessionaudit.projector.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What could not be folded. */
public final class ParkedTable {

  private ParkedTable() {}

  /** Where a record stands. */
  public record Key(LogPartition partition, long offset) {

    @Override
    public String toString() {
      return partition.partition() + ":" + offset;
    }
  }

  /** What became of a record. */
  public enum Settled {
    FOLDED,
    LEFT_OUT
  }

  /** The records of these partitions that somebody has left out. */
  public static Set<Key> leftOut(Connection connection, Collection<LogPartition> partitions)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT p.topic, p.kafka_partition, p.kafka_offset FROM parked_record p"
                + " JOIN unnest(?::text[], ?::integer[]) AS k (topic, kafka_partition)"
                + " USING (topic, kafka_partition) WHERE p.settled = 'LEFT_OUT'")) {
      select.setArray(
          1,
          connection.createArrayOf("text", partitions.stream().map(LogPartition::topic).toArray()));
      select.setArray(
          2,
          connection.createArrayOf(
              "integer", partitions.stream().map(LogPartition::partition).toArray()));
      Set<Key> keys = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          keys.add(new Key(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
        }
      }
      return keys;
    }
  }

  /** What waits in a stream, as it stands in the log. */
  public static List<ParkedRow> waiting(Connection connection, String stream) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT topic, kafka_partition, kafka_offset, stream, record_time, record_key, headers,"
                + " record_value, reason, detail FROM parked_record"
                + " WHERE stream = ? AND settled IS NULL"
                + " ORDER BY topic, kafka_partition, kafka_offset")) {
      select.setString(1, stream);
      List<ParkedRow> waiting = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          waiting.add(
              new ParkedRow(
                  new LogPartition(row.getString(1), row.getInt(2)),
                  row.getLong(3),
                  row.getString(4),
                  row.getLong(5),
                  row.getBytes(6),
                  row.getBytes(7),
                  row.getBytes(8),
                  ParkedRow.Reason.valueOf(row.getString(9)),
                  row.getString(10)));
        }
      }
      return waiting;
    }
  }

  /** Notes what became of records. */
  public static void settle(Connection connection, Collection<ParkedRow> records, Settled how)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE parked_record SET settled = ?, settled_at = now()"
                + " WHERE topic = ? AND kafka_partition = ? AND kafka_offset = ?")) {
      for (ParkedRow record : records) {
        update.setString(1, how.name());
        update.setString(2, record.partition().topic());
        update.setInt(3, record.partition().partition());
        update.setLong(4, record.offset());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** Keeps the records; one that is kept already stays as it is. */
  public static void insert(Connection connection, Collection<ParkedRow> records)
      throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO parked_record (topic, kafka_partition, kafka_offset, stream, record_time,"
                + " record_key, headers, record_value, reason, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (ParkedRow parked : records) {
        bind(insert, parked);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, ParkedRow parked) throws SQLException {
    insert.setString(1, parked.partition().topic());
    insert.setInt(2, parked.partition().partition());
    insert.setLong(3, parked.offset());
    insert.setString(4, parked.stream());
    insert.setLong(5, parked.time());
    insert.setBytes(6, parked.key());
    insert.setBytes(7, parked.headers());
    insert.setBytes(8, parked.value());
    insert.setString(9, parked.reason().name());
    insert.setString(10, parked.detail());
  }
}
