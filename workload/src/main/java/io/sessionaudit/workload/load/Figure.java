package io.sessionaudit.workload.load;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something measured.
 *
 * @param value with its unit
 * @param target what it shall be, with the source of the comparison; null if it is there for
 *     reference
 * @param met whether it is
 */
public record Figure(String what, String value, @Nullable String target, @Nullable Boolean met) {

  /** For reference. */
  static Figure of(String what, String value) {
    return new Figure(what, value, null, null);
  }

  /** One that shall not be above a bound. */
  static Figure atMost(String what, double value, double bound, String unit) {
    return new Figure(what, text(value, unit), "<= " + text(bound, unit), value <= bound);
  }

  /** One that shall not be below a bound. */
  static Figure atLeast(String what, double value, double bound, String unit) {
    return new Figure(what, text(value, unit), ">= " + text(bound, unit), value >= bound);
  }

  private static String text(double value, String unit) {
    String number =
        value >= 100
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.2f", value);
    return (number + " " + unit).strip();
  }

  /** A row of a table in Markdown. */
  public String row() {
    String verdict = met == null ? "" : met ? "met" : "**missed**";
    return "| %s | %s | %s | %s |".formatted(what, value, target == null ? "" : target, verdict);
  }
}
