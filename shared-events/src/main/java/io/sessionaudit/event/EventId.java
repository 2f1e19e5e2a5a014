package io.sessionaudit.event;

import java.util.Objects;
import java.util.UUID;

/** Identity of an event (UUIDv7); what an event caused by another one names as its cause. */
public record EventId(UUID value) implements Comparable<EventId> {

  public EventId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical text: a lower-case UUID with dashes, 36 characters.
   *
   * @throws IllegalArgumentException for any other spelling
   */
  public static EventId of(String text) {
    return new EventId(UuidText.parse(text));
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  /** The canonical text, as {@link #of} reads it. */
  @Override
  public String toString() {
    return value.toString();
  }
}
