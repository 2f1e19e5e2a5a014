package io.sessionaudit.projector.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The months of {@code audit_event}, attached when the first event of a month comes. The time in
 * the event decides, never the clock; what lies outside the bounds has a partition from the start.
 */
public final class EventPartitions {

  private static final YearMonth FIRST = YearMonth.of(2024, 1);
  private static final YearMonth END = YearMonth.of(2100, 1);

  /** Any number; two instances must not attach the same month. */
  private static final long LOCK = 0x5e55_10a0_d17eL;

  private final Set<YearMonth> attached = new HashSet<>();

  /** Makes room for events of these times. Commits on its own. */
  public void ensure(Connection connection, Collection<Instant> times) throws SQLException {
    Set<YearMonth> missing = new TreeSet<>();
    for (Instant time : times) {
      YearMonth month = month(time);
      if (!month.isBefore(FIRST) && month.isBefore(END) && !attached.contains(month)) {
        missing.add(month);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      for (YearMonth month : missing) {
        if (!exists(connection, name(month))) {
          attach(statement, month);
        }
      }
    }
    connection.commit();
    attached.addAll(missing);
  }

  /** Made apart and attached, so that readers and writers of other months are not kept waiting. */
  private static void attach(Statement statement, YearMonth month) throws SQLException {
    String name = name(month);
    statement.execute("CREATE TABLE " + name + " (LIKE audit_event)");
    statement.execute(
        "ALTER TABLE audit_event ATTACH PARTITION "
            + name
            + (" FOR VALUES FROM ('" + start(month) + "') TO ('" + start(month.plusMonths(1)))
            + "')");
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static YearMonth month(Instant time) {
    // Beyond the calendar of YearMonth lies nothing that has a partition of its own.
    long seconds =
        Math.clamp(time.getEpochSecond(), Instant.EPOCH.getEpochSecond(), 99_999_999_999L);
    return YearMonth.from(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
  }

  private static String name(YearMonth month) {
    return String.format(
        Locale.ROOT, "audit_event_%04d_%02d", month.getYear(), month.getMonthValue());
  }

  private static String start(YearMonth month) {
    return month + "-01T00:00:00Z";
  }
}
