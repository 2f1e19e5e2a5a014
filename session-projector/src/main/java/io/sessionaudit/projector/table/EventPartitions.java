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

  private static final String MISSING =
      """
      SELECT quote_ident(c.relname), pg_get_expr(c.relpartbound, c.oid)
      FROM pg_inherits i
      JOIN pg_class c ON c.oid = i.inhrelid
      JOIN pg_class p ON p.oid = i.inhparent
      JOIN pg_namespace n ON n.oid = p.relnamespace
      WHERE n.nspname = ? AND p.relname = 'audit_event' AND c.relispartition
        AND NOT EXISTS (
          SELECT 1 FROM pg_class s JOIN pg_namespace m ON m.oid = s.relnamespace
          WHERE m.nspname = ? AND s.relname = c.relname)
      """;

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

  /**
   * Attaches to one schema's table the months of another's, and keeps everybody from attaching more
   * until the transaction ends: who has seen a month in the one may take it for granted in the
   * other.
   */
  public static void carryOver(Connection connection, String from, String to) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }
    try (PreparedStatement missing = connection.prepareStatement(MISSING)) {
      missing.setString(1, from);
      missing.setString(2, to);
      try (ResultSet row = missing.executeQuery();
          Statement statement = connection.createStatement()) {
        while (row.next()) {
          String name = to + "." + row.getString(1);
          statement.execute("CREATE TABLE " + name + " (LIKE " + to + ".audit_event)");
          statement.execute(
              "ALTER TABLE "
                  + to
                  + ".audit_event ATTACH PARTITION "
                  + name
                  + " "
                  + row.getString(2));
        }
      }
    }
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
