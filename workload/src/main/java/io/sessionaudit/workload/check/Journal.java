package io.sessionaudit.workload.check;

import io.sessionaudit.workload.fleet.Deployment;
import io.sessionaudit.workload.fleet.FleetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The journal of the write side. */
public final class Journal {

  private static final String LINES =
      "SELECT concat_ws(' ', id, stream, version, event_id, encode(data, 'hex')) FROM auth.journal";

  private final Deployment platform;

  public Journal(Deployment platform) {
    this.platform = platform;
  }

  /** Every row as one line: position, stream, version, id, data. */
  public Set<String> lines() {
    try (Connection connection = platform.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LINES)) {
      Set<String> lines = new HashSet<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    } catch (SQLException failure) {
      throw new FleetException("The journal cannot be read.", failure);
    }
  }
}
