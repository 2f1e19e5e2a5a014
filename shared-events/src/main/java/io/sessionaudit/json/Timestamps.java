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

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int YEAR_DIGITS = 4;
  private static final int LONGEST = "2026-11-25T08:15:30.123456Z".length();

  private Timestamps() {}

  /**
   * Digits beyond the microsecond are cut.
   *
   * @throws IllegalArgumentException for a year that {@link #parse} refuses
   */
  public static String format(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("a year beyond four digits");
    }
    return MICROS.format(time);
  }

  /**
   * Reads an RFC 3339 time in UTC: four digits of year, {@code Z} at the end, none to six decimals.
   * Other years or finer times have no place in the tables that are made of them.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Instant parse(String text) {
    if (text.length() <= LONGEST && text.endsWith("Z") && text.indexOf('-') == YEAR_DIGITS) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException _) {
        // refused below, without the text: it may be anything
      }
    }
    throw new IllegalArgumentException("not an RFC 3339 time in UTC");
  }
}
