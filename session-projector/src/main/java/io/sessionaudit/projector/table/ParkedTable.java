package io.sessionaudit.projector.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** What could not be folded. */
public final class ParkedTable {

  private ParkedTable() {}

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
