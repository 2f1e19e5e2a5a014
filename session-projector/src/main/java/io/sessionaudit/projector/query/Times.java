package io.sessionaudit.projector.query;

import io.sessionaudit.json.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class Times {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /**
   * An RFC 3339 time with a four-digit year.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Instant parse(String text) {
    Instant time = Timestamps.parse(text);
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("a year has four digits (RFC 3339 section 5.6)");
    }
    return time;
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Timestamps.format(time);
  }
}
