package io.sessionaudit.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** The one spelling of a time: RFC 3339, UTC as {@code Z}, six decimals. */
public final class Timestamps {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Digits beyond the microsecond are cut. */
  public static String format(Instant time) {
    return MICROS.format(time);
  }

  /**
   * Reads any RFC 3339 time in UTC.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Instant parse(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not an RFC 3339 time", e);
    }
  }
}
