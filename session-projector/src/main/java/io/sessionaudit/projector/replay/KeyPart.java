package io.sessionaudit.projector.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A column of a primary key, with an order that the database and {@link #compare} agree on, so that
 * two tables can be walked side by side.
 *
 * @param order what the database sorts by
 * @param sorted the same as a text that {@code comparator} understands
 */
record KeyPart(String column, String order, String sorted, Comparator<String> comparator) {

  /** A UUID sorts like its lower-case text. */
  static KeyPart id(String column) {
    return new KeyPart(column, column, column + "::text", Comparator.naturalOrder());
  }

  static KeyPart number(String column) {
    return new KeyPart(
        column, column, column + "::text", Comparator.comparingLong(Long::parseLong));
  }

  /** By the bytes of UTF-8. */
  static KeyPart text(String column) {
    return new KeyPart(
        column,
        column + " COLLATE \"C\"",
        column,
        Comparator.comparing(it -> it.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
  }

  /** Microseconds as the database has them, which sorts infinite times as well. */
  static KeyPart time(String column) {
    return new KeyPart(
        column,
        column,
        "encode(timestamptz_send(" + column + "), 'hex')",
        Comparator.comparingLong(it -> Long.parseUnsignedLong(it, 16)));
  }

  int compare(String one, String other) {
    return comparator.compare(one, other);
  }
}
