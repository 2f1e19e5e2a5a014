package io.sessionaudit.settings;

import java.util.Comparator;
import java.util.Set;

/** The known name that somebody may have meant. */
final class Nearest {

  private Nearest() {}

  /**
   * The one with the fewest letters to change, the first by alphabet among equals.
   *
   * @param known at least one
   */
  static String of(String variable, Set<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String it) -> distance(variable, SettingName.variable(it)))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** Levenshtein: insertions, deletions and replacements. */
  static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int column = 0; column < before.length; column++) {
      before[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] now = new int[before.length];
      now[0] = row;
      for (int column = 1; column < now.length; column++) {
        int replaced = before[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        now[column] = Math.min(replaced, Math.min(before[column], now[column - 1]) + 1);
      }
      before = now;
    }
    return before[to.length()];
  }
}
