package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.event.RecordedEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** An example's record with something changed, to see whether it is still read. */
final class Tampered {

  private final Headers headers;
  private byte @Nullable [] key;
  private byte @Nullable [] data;

  private Tampered(ProducerRecord<byte[], byte[]> record) {
    headers = record.headers();
    key = record.key();
    data = record.value();
  }

  static Tampered with(String example) {
    return new Tampered(Examples.named(example).record());
  }

  Tampered key(byte @Nullable [] other) {
    key = other;
    return this;
  }

  Tampered key(String other) {
    return key(utf8(other));
  }

  Tampered data(byte @Nullable [] other) {
    data = other;
    return this;
  }

  Tampered data(String other) {
    return data(utf8(other));
  }

  /** Replaces a part of the data that must be there. */
  Tampered data(String part, String other) {
    String text = new String(java.util.Objects.requireNonNull(data), StandardCharsets.UTF_8);
    if (!text.contains(part)) {
      throw new AssertionError("the data has no " + part);
    }
    return data(text.replace(part, other));
  }

  Tampered header(String name, byte @Nullable [] value) {
    headers.remove(name).add(name, value);
    return this;
  }

  Tampered header(String name, String value) {
    return header(name, utf8(value));
  }

  Tampered without(String name) {
    headers.remove(name);
    return this;
  }

  Tampered alsoHeader(String name, String value) {
    headers.add(name, utf8(value));
    return this;
  }

  RecordedEvent read() {
    return EventCodec.decode(KafkaRecords.read(key, headers, data));
  }

  AbstractThrowableAssert<?, ? extends Throwable> isUnreadable() {
    return assertThatThrownBy(this::read).isInstanceOf(UnreadableEventException.class);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
