package io.sessionaudit.projector.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class Ids {

  private Ids() {}

  /**
   * An id in its one spelling.
   *
   * @throws IllegalArgumentException for any other text
   */
  static UUID parse(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("not the canonical text of a UUID");
    }
    return id;
  }

  /** An id in a path; null for what can be no id, and so is not found. */
  static @Nullable UUID parseOrNull(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException _) {
      return null; // an id that nothing has
    }
  }

  static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
