package io.sessionaudit.detector.detection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ByteSink} wrote; throws IllegalArgumentException where that is not possible.
 */
final class ByteSource {

  private final ByteBuffer buffer;

  ByteSource(byte[] bytes, byte form) {
    buffer = ByteBuffer.wrap(bytes);
    if (bytes.length == 0 || buffer.get() != form) {
      throw new IllegalArgumentException("stored in a form that is not known");
    }
  }

  long number() {
    return read(buffer::getLong);
  }

  Instant time() {
    return Micros.instant(number());
  }

  int tiny() {
    return read(() -> Byte.toUnsignedInt(buffer.get()));
  }

  int small() {
    return read(() -> Short.toUnsignedInt(buffer.getShort()));
  }

  UUID id() {
    return read(() -> new UUID(buffer.getLong(), buffer.getLong()));
  }

  String text() {
    return read(() -> {
      byte[] ascii = new byte[Byte.toUnsignedInt(buffer.get())];
      buffer.get(ascii);
      return new String(ascii, StandardCharsets.US_ASCII);
    });
  }

  <T> @Nullable T optional(Function<ByteSource, T> read) {
    byte present = read(buffer::get);
    return present == 0 ? null : read.apply(this);
  }

  void end() {
    if (buffer.hasRemaining()) {
      throw new IllegalArgumentException("stored bytes are left over");
    }
  }

  private static <T> T read(Supplier<T> field) {
    try {
      return field.get();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("stored bytes are missing", e);
    }
  }
}
