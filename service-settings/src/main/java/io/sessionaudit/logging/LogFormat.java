package io.sessionaudit.logging;

import org.jspecify.annotations.Nullable;

/** How lines of the log are written. */
public enum LogFormat {
  /** For people. */
  TEXT("text"),
  /** For machines: one JSON object a line. */
  JSON("json");

  private final String word;

  LogFormat(String word) {
    this.word = word;
  }

  /** How settings and file names call it. */
  public String word() {
    return word;
  }

  /**
   * What was asked for.
   *
   * @param asked text or json; null for nothing, which is text
   * @throws IllegalArgumentException with a sentence for anything else
   */
  public static LogFormat of(@Nullable String asked) {
    for (LogFormat format : values()) {
      if (format.word.equals(asked)) {
        return format;
      }
    }
    if (asked == null) {
      return TEXT;
    }
    throw new IllegalArgumentException("session-audit.log-format is text or json.");
  }
}
