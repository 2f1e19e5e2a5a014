package io.sessionaudit.workload.chaos;

import io.sessionaudit.workload.check.Findings;
import java.util.List;
import java.util.Locale;

/** Rows as text. */
public final class Table {

  private Table() {}

  /** The names of the columns. */
  public static String head() {
    return line(
        "fault",
        "acknowl.",
        "put off",
        "lost",
        "confl.",
        "reord.",
        "accept",
        "differ",
        "unexp.",
        "repeats",
        "whole");
  }

  /** One fault. */
  public static String line(Row row) {
    Findings found = row.findings();
    return line(
        row.fault(),
        row.acknowledged(),
        row.putOff(),
        found.lost(),
        found.conflicting(),
        found.reordered(),
        found.accepted(),
        found.differing(),
        found.unexpected(),
        found.repeated(),
        String.format(Locale.ROOT, "%.1f s", row.whole().toMillis() / 1000.0));
  }

  /** All of them, the same faults together. */
  public static String sum(List<Row> rows) {
    Findings all = rows.isEmpty() ? Findings.NONE : rows.getLast().all();
    return line(
        rows.size() + " faults",
        rows.stream().mapToLong(Row::acknowledged).sum(),
        rows.stream().mapToLong(Row::putOff).sum(),
        all.lost(),
        all.conflicting(),
        all.reordered(),
        all.accepted(),
        all.differing(),
        all.unexpected(),
        all.repeated(),
        "");
  }

  private static String line(Object... cells) {
    return "%-100s %8s %7s %5s %6s %6s %6s %6s %6s %7s %6s".formatted(cells).stripTrailing();
  }
}
