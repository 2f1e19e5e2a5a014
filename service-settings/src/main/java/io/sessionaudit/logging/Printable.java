package io.sessionaudit.logging;

import org.jspecify.annotations.Nullable;

/**
 * Makes text harmless for whoever reads a log or a terminal: nothing in it ends the line, steers a
 * terminal, or shows in another order than it was written (CWE-117, CWE-150). What cannot be
 * printed is written as {@code backslash u} and four hexadecimal digits, which JSON understands as
 * well.
 */
public final class Printable {

  private Printable() {}

  /** The text; what cannot be printed is escaped. Nothing for null. */
  public static String of(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder safe = null;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (safe == null && isUnsafe(codePoint)) {
        safe = new StringBuilder(text.length() + 16).append(text, 0, at);
      }
      if (safe != null) {
        append(safe, text, at, next, isUnsafe(codePoint));
      }
      at = next;
    }
    return safe == null ? text : safe.toString();
  }

  private static void append(StringBuilder safe, String text, int at, int next, boolean unsafe) {
    if (!unsafe) {
      safe.append(text, at, next);
      return;
    }
    for (int i = at; i < next; i++) {
      safe.append("\\u").append(String.format("%04x", (int) text.charAt(i)));
    }
  }

  private static boolean isUnsafe(int codePoint) {
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
}
