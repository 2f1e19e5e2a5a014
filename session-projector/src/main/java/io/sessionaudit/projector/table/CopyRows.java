package io.sessionaudit.projector.table;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format: the cheapest way in, and values need no quoting. Every
 * {@link #row} is followed by one call per column.
 */
final class CopyRows {

  private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0};
  private static final int TEXT_OID = 25;
  private static final long EPOCH_2000_SECONDS = 946_684_800L;

  private final int columns;
  private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private long rows;

  /** For rows of so many columns. */
  CopyRows(int columns) {
    this.columns = columns;
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  CopyRows row() {
    rows++;
    room(2).putShort((short) columns);
    return this;
  }

  CopyRows id(@Nullable UUID value) {
    if (value == null) {
      return absent();
    }
    room(20)
        .putInt(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  CopyRows id(@Nullable UserId value) {
    return id(value == null ? null : value.value());
  }

  CopyRows id(@Nullable SessionId value) {
    return id(value == null ? null : value.value());
  }

  CopyRows id(@Nullable EventId value) {
    return id(value == null ? null : value.value());
  }

  CopyRows text(@Nullable String value) {
    return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  CopyRows bytes(byte @Nullable [] value) {
    if (value == null) {
      return absent();
    }
    room(4 + value.length).putInt(value.length).put(value);
    return this;
  }

  CopyRows number(int value) {
    room(8).putInt(4).putInt(value);
    return this;
  }

  CopyRows number(@Nullable Integer value) {
    return value == null ? absent() : number(value.intValue());
  }

  CopyRows big(long value) {
    room(12).putInt(8).putLong(value);
    return this;
  }

  CopyRows big(@Nullable Long value) {
    return value == null ? absent() : big(value.longValue());
  }

  CopyRows flag(boolean value) {
    room(5).putInt(1).put((byte) (value ? 1 : 0));
    return this;
  }

  /** {@code timestamptz}: microseconds since 2000. */
  CopyRows time(@Nullable Instant value) {
    return value == null ? absent() : big(micros(value));
  }

  /** {@code jsonb}: a version byte, then the text. */
  CopyRows json(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    room(5 + text.length).putInt(1 + text.length).put((byte) 1).put(text);
    return this;
  }

  /** {@code text[]} of one dimension. */
  CopyRows texts(List<String> values) {
    int start = room(32).position();
    buffer.putInt(0); // the length, known at the end
    buffer.putInt(values.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
    if (!values.isEmpty()) {
      buffer.putInt(values.size()).putInt(1);
      values.forEach(this::text);
    }
    buffer.putInt(start, buffer.position() - start - 4);
    return this;
  }

  private CopyRows absent() {
    room(4).putInt(-1);
    return this;
  }

  private static long micros(Instant value) {
    return Math.addExact(
        Math.multiplyExact(value.getEpochSecond() - EPOCH_2000_SECONDS, 1_000_000L),
        value.getNano() / 1_000);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
      buffer = ByteBuffer.allocate(size).put(buffer.flip());
    }
    return buffer;
  }

  /** Sends all rows to {@code target}: a table's name and, in brackets, its columns. */
  void into(Connection connection, String target) throws SQLException {
    if (rows == 0) {
      return;
    }
    room(2).putShort((short) -1);
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
    try {
      copy.writeToCopy(buffer.array(), 0, buffer.position());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
