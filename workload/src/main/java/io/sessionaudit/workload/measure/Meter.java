package io.sessionaudit.workload.measure;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a platform has used up by now.
 *
 * @param processor time by process, those of PostgreSQL together
 * @param commits of the platform's database
 * @param walBytes of the whole server
 */
public record Meter(Map<String, Duration> processor, long commits, long walBytes) {

  private static final String COUNTERS =
      "SELECT xact_commit, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"
          + " FROM pg_stat_database WHERE datname = current_database()";

  /** Reads the counters. */
  public static Meter of(Fleet fleet) {
    Map<String, Duration> processor = new LinkedHashMap<>();
    fleet.pids().forEach((name, pid) -> processor.put(name, ProcessorTime.of(pid)));
    try (Connection connection = fleet.connect();
        Statement statement = connection.createStatement()) {
      // Sessions report their counts at most once a second unless told to.
      statement.execute("SELECT pg_stat_force_next_flush(), pg_stat_clear_snapshot()");
      try (ResultSet row = statement.executeQuery(COUNTERS)) {
        if (!row.next()) {
          throw new FleetException("PostgreSQL counts nothing.");
        }
        return new Meter(processor, row.getLong(1), row.getLong(2));
      }
    } catch (SQLException failure) {
      throw new FleetException("PostgreSQL tells no counters.", failure);
    }
  }

  /** What was used up from another reading to this one. */
  public Meter since(Meter before) {
    Map<String, Duration> used = new LinkedHashMap<>();
    processor.forEach((name, time) ->
        used.put(name, time.minus(before.processor.getOrDefault(name, Duration.ZERO))));
    return new Meter(used, commits - before.commits, walBytes - before.walBytes);
  }

  /** Processor time of all whose names begin like this, in milliseconds. */
  public double millis(String... names) {
    double sum = 0;
    for (Map.Entry<String, Duration> entry : processor.entrySet()) {
      for (String name : names) {
        if (entry.getKey().startsWith(name)) {
          sum += entry.getValue().toNanos() / 1e6;
        }
      }
    }
    return sum;
  }
}
