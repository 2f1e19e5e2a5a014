package io.sessionaudit.personal;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A user name: 1 to 128 characters (code points) after NFKC normalisation and trimming, no control
 * characters, compared case-folded.
 *
 * @param shown as it is shown to people
 * @param folded as it is compared
 */
public record UserName(String shown, String folded) {

  private static final int MAX = 128;

  /** Longer texts are refused before any work is spent on them. */
  private static final int MAX_RAW = 1024;

  /**
   * Reads what a person typed.
   *
   * @throws IllegalArgumentException with a sentence that says which rule is broken
   */
  public static UserName of(String typed) {
    if (typed.length() > MAX_RAW) {
      throw new IllegalArgumentException("A user name has at most 128 characters.");
    }
    String shown = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    int length = shown.codePointCount(0, shown.length());
    if (length < 1 || length > MAX) {
      throw new IllegalArgumentException("A user name has 1 to 128 characters.");
    }
    if (shown.codePoints().anyMatch(UserName::forbidden)) {
      throw new IllegalArgumentException("A user name has no control characters.");
    }
    return new UserName(shown, fold(shown));
  }

  private static boolean forbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String fold(String shown) {
    String lower =
        shown.toLowerCase(Locale.ROOT); // U+1E9E is a capital without a way through upper
    String folded = lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /** A user name is personal and stays out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
