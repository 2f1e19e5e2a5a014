package io.sessionaudit.detector.detection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes fields one behind the other. */
final class ByteSink {

  private ByteBuffer buffer = ByteBuffer.allocate(256);

  ByteSink(byte form) {
    buffer.put(form);
  }

  void number(long value) {
    room(Long.BYTES).putLong(value);
  }

  /** Whole microseconds; what lies beyond the year 9999 becomes its end. */
  void time(Instant time) {
    number(Micros.of(time));
  }

  /** From 0 to 255. */
  void tiny(int value) {
    room(1).put((byte) value);
  }

  /** From 0 to 65535. */
  void small(int value) {
    room(Short.BYTES).putShort((short) value);
  }

  void id(UUID id) {
    room(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  /** At most 255 characters of ASCII. */
  void text(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    room(1 + ascii.length).put((byte) ascii.length).put(ascii);
  }

  <T> void optional(@Nullable T value, BiConsumer<ByteSink, T> write) {
    room(1).put((byte) (value == null ? 0 : 1));
    if (value != null) {
      write.accept(this, value);
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int more) {
    if (buffer.remaining() < more) {
      buffer = ByteBuffer.allocate(2 * buffer.capacity() + more).put(buffer.flip());
    }
    return buffer;
  }
}
