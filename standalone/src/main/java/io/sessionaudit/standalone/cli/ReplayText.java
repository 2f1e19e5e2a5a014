package io.sessionaudit.standalone.cli;

import io.sessionaudit.logging.Printable;
import io.sessionaudit.projector.replay.Findings;
import io.sessionaudit.projector.replay.RowFinding;
import io.sessionaudit.projector.replay.RowFinding.How;
import io.sessionaudit.projector.replay.Swapped;
import io.sessionaudit.projector.replay.TableFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a replay has found, for a person. */
final class ReplayText {

  /** Characters of a value; the JSON form has more. */
  private static final int LONGEST_VALUE = 60;

  private final List<String> lines = new ArrayList<>();

  private ReplayText() {}

  static List<String> of(Findings findings) {
    ReplayText text = new ReplayText();
    text.tables(findings);
    text.log(findings);
    text.parked(findings);
    text.verdict(findings);
    return text.lines;
  }

  private void tables(Findings findings) {
    for (TableFinding table : findings.tables()) {
      if (table.equal()) {
        lines.add(String.format(Locale.ROOT, "%-12s equal      %s", table.table(), table.digest()));
      } else {
        different(table);
      }
    }
  }

  private void different(TableFinding table) {
    lines.add(
        String.format(
            Locale.ROOT, "%-12s DIFFERENT  %s in the table", table.table(), table.digest()));
    lines.add(
        String.format(Locale.ROOT, "%-12s            %s in the log", "", table.digestOfLog()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%-12s            rows changed: %,d, missing: %,d, extra: %,d",
            "",
            table.total(How.CHANGED),
            table.total(How.MISSING),
            table.total(How.EXTRA)));
    table.rows().forEach(this::row);
    long named = table.rows().size();
    long all = table.totals().values().stream().mapToLong(Long::longValue).sum();
    if (all > named) {
      lines.add(String.format(Locale.ROOT, "  and %,d more", all - named));
    }
    if (all == 0) {
      lines.add("  no row: the table itself was altered");
    }
  }

  private void row(RowFinding row) {
    String key =
        row.key().entrySet().stream()
            .map(it -> it.getKey() + " " + shown(it.getValue()))
            .collect(Collectors.joining(", "));
    lines.add(
        String.format(Locale.ROOT, "  %-8s %s", row.how().name().toLowerCase(Locale.ROOT), key));
    for (RowFinding.Column column : row.columns()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "           %s: %s in the table, %s in the log",
              column.name(),
              shown(column.table()),
              shown(column.log())));
    }
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "nothing";
    }
    int length = value.codePointCount(0, value.length());
    return length <= LONGEST_VALUE
        ? Printable.of(value)
        : Printable.of(value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE))) + "...";
  }

  private void log(Findings findings) {
    long total = findings.offsets().values().stream().mapToLong(Long::longValue).sum();
    lines.add(
        String.format(
            Locale.ROOT, "Compared where the tables are: %,d offsets of the log.", total));
    if (findings.beyond() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Events behind that, which the tables had not folded: %,d.",
              findings.beyond()));
    }
  }

  private void parked(Findings findings) {
    if (findings.parked() > 0 || findings.parkedInLog() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Parked users: %,d in the tables, %,d in the log.",
              findings.parked(),
              findings.parkedInLog()));
    }
    for (Findings.LeftOut record : findings.leftOut()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Left out by an operator, and here: record %s of %s (%s).",
              record.place(),
              record.place().partition().topic(),
              Printable.of(record.stream())));
    }
    findings
        .blocked()
        .forEach(it ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "Released once, and cannot be folded any more: record %s (%s: %s).",
                    it.record(),
                    it.reason(),
                    Printable.of(it.detail()))));
  }

  private void verdict(Findings findings) {
    lines.add(
        findings.equal()
            ? "EQUAL: the tables are what the log says."
            : "DIFFERENT: the tables are not what the log says.");
    Swapped swapped = findings.swapped();
    if (swapped != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "The tables folded from the log are live now. The former ones are in the schema %s until"
                  + " the next swap; to drop them: DROP SCHEMA %s CASCADE",
              swapped.replaced(),
              swapped.replaced()));
      swapped
          .leftBehind()
          .forEach(it ->
              lines.add(
                  String.format(
                      Locale.ROOT,
                      "Left behind there, made by somebody else: %s",
                      Printable.of(it))));
    } else if (!findings.equal()) {
      lines.add("To put the log's rows in their place: session-audit replay --swap");
    }
  }
}
