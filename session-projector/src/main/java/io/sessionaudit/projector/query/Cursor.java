package io.sessionaudit.projector.query;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ends: the time and the id of its last row. Opaque to clients: base64url of the kind
 * of list, the time in microseconds and the id. What a client makes up is another place or an
 * error, never more than a place.
 */
record Cursor(Instant at, UUID id) {

  /** The lists that are paged. A cursor of one is none of another. */
  enum Kind {
    SESSIONS(0),
    REVOCATIONS(1),
    ANOMALIES(2),
    EVENTS(3);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }
  }

  /** Before everything: newest first. */
  static final Cursor START =
      new Cursor(Instant.ofEpochSecond(9_000_000_000_000L), new UUID(-1, -1));

  private static final int LENGTH = 1 + 8 + 16;

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Cursor of(Kind kind, String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != LENGTH || bytes[0] != kind.code) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    long micros = buffer.getLong();
    if (micros < 0) {
      throw new IllegalArgumentException("not a cursor");
    }
    Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    Cursor cursor = new Cursor(at, new UUID(buffer.getLong(), buffer.getLong()));
    if (!cursor.text(kind).equals(text)) {
      throw new IllegalArgumentException("not the one spelling of a cursor");
    }
    return cursor;
  }

  String text(Kind kind) {
    byte[] bytes =
        ByteBuffer.allocate(LENGTH)
            .put(kind.code)
            .putLong(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
