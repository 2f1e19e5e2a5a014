package io.sessionaudit.workload.chaos;

import io.sessionaudit.auth.credential.KeyFiles;
import io.sessionaudit.event.UserId;
import io.sessionaudit.projector.intake.Release;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.projector.table.ParkedTable;
import io.sessionaudit.projector.table.UserKeys;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The read side's tables, as an operator sees them. */
record Tables(Fleet fleet) {

  /** How many sessions of this user live. */
  int liveSessions(UserId user) {
    return read(
            "SELECT 1 FROM audit.session_standing WHERE status = 'LIVE' AND user_id::text = ?",
            user.toString(),
            row -> row.getInt(1))
        .size();
  }

  /** Records of the stream that wait, oldest first. */
  List<ParkedTable.Key> waiting(String stream) {
    return read(
        "SELECT topic, kafka_partition, kafka_offset FROM audit.parked_record"
            + " WHERE settled IS NULL AND stream = ? ORDER BY kafka_offset",
        stream,
        row ->
            new ParkedTable.Key(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
  }

  /** Streams that are parked. */
  Set<String> parkedStreams() {
    return new HashSet<>(
        read(
            "SELECT name FROM audit.stream WHERE parked AND name <> ?",
            "",
            row -> row.getString(1)));
  }

  /** Folds what waits of the user, but for one record. */
  void release(UserId user, ParkedTable.Key without) {
    KeyFiles keys = KeyFiles.open(fleet.keys());
    try (Connection connection = fleet.connect()) {
      connection.setSchema("audit");
      connection.setAutoCommit(false);
      Release release = new Release(connection, new UserKeys(keys.master()), keys.lookup());
      if (!(release.run(user, Set.of(without)) instanceof Release.Outcome.Released)) {
        throw new FleetException("What was parked of " + user + " cannot be released.");
      }
    } catch (SQLException failure) {
      throw new FleetException("The tables do not answer.", failure);
    }
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String query, String parameter, Reading<T> reading) {
    try (Connection connection = fleet.connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reading.of(rows));
        }
        return found;
      }
    } catch (SQLException failure) {
      throw new FleetException("The tables do not answer: " + query, failure);
    }
  }
}
