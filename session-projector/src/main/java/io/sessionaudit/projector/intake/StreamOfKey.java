package io.sessionaudit.projector.intake;

import io.sessionaudit.event.Stream;
import io.sessionaudit.event.UserId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whose record it is when nothing but the key can be trusted. */
final class StreamOfKey {

  /** Long enough for any key of ours. */
  private static final int LENGTH = 100;

  private StreamOfKey() {}

  /** The stream's name, or {@code key:} and the key's text for a key that belongs to no stream. */
  static String name(byte @Nullable [] key) {
    String text = key == null ? "" : new String(key, StandardCharsets.ISO_8859_1);
    if (text.equals(Stream.REALM.key()) || text.equals(Stream.STRANGERS.key())) {
      return text;
    }
    try {
      return Stream.of(UserId.of(text)).name();
    } catch (IllegalArgumentException _) {
      return "key:" + PrintableText.cut(text, LENGTH);
    }
  }
}
