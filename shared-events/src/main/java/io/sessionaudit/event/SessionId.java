package io.sessionaudit.event;

import java.util.Objects;
import java.util.UUID;

/** One sign-in and all tokens that descend from it. Never reused after the session ended. */
public record SessionId(UUID value) implements Comparable<SessionId> {

  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text: a lower-case UUID with dashes, 36 characters.
   *
   * @throws IllegalArgumentException for any other spelling
   */
  public static SessionId of(String text) {
    return new SessionId(UuidText.parse(text));
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  /** The canonical text, as {@link #of} reads it. */
  @Override
  public String toString() {
    return value.toString();
  }
}
