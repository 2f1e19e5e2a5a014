package io.sessionaudit.event;

import java.util.UUID;

/** One spelling for every id, so that equal ids are equal texts and equal bytes. */
final class UuidText {

  private UuidText() {}

  static UUID parse(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("not the canonical text of a UUID");
    }
    return uuid;
  }
}
