package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.GuessKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often somebody had to wait, by what made him wait. Safe for use by many threads. */
public final class ThrottleCounts {

  private final Map<GuessKind, LongAdder> waits = new EnumMap<>(GuessKind.class);

  ThrottleCounts() {
    for (GuessKind kind : GuessKind.values()) {
      waits.put(kind, new LongAdder());
    }
  }

  /** Waits of that kind since the start. */
  public long waits(GuessKind kind) {
    return Objects.requireNonNull(waits.get(kind)).sum();
  }

  void waited(GuessKind kind) {
    Objects.requireNonNull(waits.get(kind)).increment();
  }
}
