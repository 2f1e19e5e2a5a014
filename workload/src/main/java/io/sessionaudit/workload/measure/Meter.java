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
 * @param compilers the part of it that compilers of Java machines have taken
 * @param commits of transactions that wrote something; those that only read have no number
 * @param walBytes of the whole server
 */
public record Meter(
    Map<String, Duration> processor, Duration compilers, long commits, long walBytes) {

  private static final String COUNTERS =
      "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
          + " pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')";

  /** Reads the counters. */
  public static Meter of(Fleet fleet) {
    Map<String, Duration> processor = new LinkedHashMap<>();
    fleet.pids().forEach((name, pid) -> processor.put(name, ProcessorTime.of(pid)));
    Duration compilers =
        fleet.pids().values().stream()
            .map(ProcessorTime::ofCompilers)
            .reduce(Duration.ZERO, Duration::plus);
    try (Connection connection = fleet.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNTERS)) {
      if (!row.next()) {
        throw new FleetException("PostgreSQL counts nothing.");
      }
      return new Meter(processor, compilers, row.getLong(1), row.getLong(2));
    } catch (SQLException failure) {
      throw new FleetException("PostgreSQL tells no counters.", failure);
    }
  }

  /** What was used up from another reading to this one. */
  public Meter since(Meter before) {
    Map<String, Duration> used = new LinkedHashMap<>();
    processor.forEach((name, time) ->
        used.put(name, time.minus(before.processor.getOrDefault(name, Duration.ZERO))));
    // A compiler's thread may have ended, and its time with it.
    Duration compiled = compilers.minus(before.compilers);
    return new Meter(
        used,
        compiled.isNegative() ? Duration.ZERO : compiled,
        commits - before.commits,
        walBytes - before.walBytes);
  }

  /** The compilers' share of all processor time, from 0 to 1. */
  public double compilersShare() {
    return compilers.toNanos() / 1e6 / millis("");
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
