package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.StreamTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the live tables are, in one snapshot.
 *
 * @param offsets the next one of each partition
 * @param parked streams that wait
 */
record LiveState(Map<LogPartition, Long> offsets, Notes notes, long parked) {

  /** Reads it in the transaction of the caller. */
  static LiveState read(Connection connection) throws SQLException {
    return new LiveState(
        offsets(connection), Notes.read(connection), StreamTable.parked(connection));
  }

  private static Map<LogPartition, Long> offsets(Connection connection) throws SQLException {
    Map<LogPartition, Long> offsets = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT topic, kafka_partition, next_offset FROM projection_offset")) {
      while (row.next()) {
        offsets.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
      }
    }
    return offsets;
  }

  /**
   * Makes sure that a fold which began at {@code before} may go on to here.
   *
   * @throws ReplayException if operators have changed meanwhile what is to be folded
   */
  void requireFollows(LiveState before) {
    if (!notes.equals(before.notes)) {
      throw new ReplayException(
          "A parked user was released while the log was folded. Nothing was compared; run it again.");
    }
    before.offsets.forEach((partition, offset) -> {
      if (offsets.getOrDefault(partition, 0L) < offset) {
        throw new ReplayException(
            "The live tables read "
                + partition
                + " again from an earlier offset: its topic was made anew or has lost its tail."
                + " Nothing was compared; run it again when all is folded.");
      }
    });
  }
}
