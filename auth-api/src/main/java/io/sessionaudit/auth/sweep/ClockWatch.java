package io.sessionaudit.auth.sweep;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares the database's clock with the monotonic one of this process, from look to look. */
final class ClockWatch {

  private final Duration tolerated;
  private @Nullable Instant known;
  private long knownNanos;

  ClockWatch(Duration tolerated) {
    this.tolerated = tolerated;
  }

  /**
   * Whether the clock has gone as far as time has, within the tolerance, since it last had. Slow
   * drift is no jump.
   *
   * @param nanos of the monotonic clock, at the same moment
   */
  boolean agrees(Instant database, long nanos) {
    Instant before = known;
    if (before != null) {
      Instant expected = before.plusNanos(nanos - knownNanos);
      if (Duration.between(expected, database).abs().compareTo(tolerated) > 0) {
        return false;
      }
    }
    known = database;
    knownNanos = nanos;
    return true;
  }
}
