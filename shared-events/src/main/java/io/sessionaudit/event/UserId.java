package io.sessionaudit.event;

import java.util.Objects;
import java.util.UUID;

/** Who an account belongs to. Never reused, never the user name. */
public record UserId(UUID value) implements Comparable<UserId> {

  public UserId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text: a lower-case UUID with dashes, 36 characters.
   *
   * @throws IllegalArgumentException for any other spelling
   */
  public static UserId of(String text) {
    return new UserId(UuidText.parse(text));
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  /** The canonical text, as {@link #of} reads it. */
  @Override
  public String toString() {
    return value.toString();
  }
}
