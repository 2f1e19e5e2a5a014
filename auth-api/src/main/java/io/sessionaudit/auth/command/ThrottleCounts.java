package io.sessionaudit.auth.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often somebody had to wait, by what made him wait. Safe for use by many threads. */
public final class ThrottleCounts {

  /** What attempts are counted by. */
  public enum Kind {
    /** The name, from a network where its owner was not lately. */
    NAME,
    /** The name, in one of its owner's networks. */
    NAME_AT_HOME,
    /** The network, under any names. */
    NETWORK,
    /** Somebody who has signed in and proves himself once more. */
    USER
  }

  private final Map<Kind, LongAdder> waits = new EnumMap<>(Kind.class);

  ThrottleCounts() {
    for (Kind kind : Kind.values()) {
      waits.put(kind, new LongAdder());
    }
  }

  /** Waits of that kind since the start. */
  public long waits(Kind kind) {
    return Objects.requireNonNull(waits.get(kind)).sum();
  }

  void waited(Kind kind) {
    Objects.requireNonNull(waits.get(kind)).increment();
  }
}
