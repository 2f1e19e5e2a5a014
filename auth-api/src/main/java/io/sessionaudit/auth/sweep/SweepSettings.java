package io.sessionaudit.auth.sweep;

import java.time.Duration;

/**
 * How the sweeper works.
 *
 * @param every pause between two runs; a session's end is recorded up to this much late
 * @param batch sessions in one step, from 1
 * @param kept how long the row of an ended session stays, so that a late token is still explained
 * @param tolerated how far the database's clock may run off between two runs; beyond it nothing is
 *     ended, because a clock that jumped would end every session
 */
public record SweepSettings(Duration every, int batch, Duration kept, Duration tolerated) {

  public SweepSettings {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("the pause between two runs is at least a second");
    }
    if (batch < 1 || kept.isNegative() || tolerated.isNegative()) {
      throw new IllegalArgumentException("batch is at least one, durations are not negative");
    }
  }

  /** Every minute, 1,000 at a time, five minutes of tolerance. */
  public static SweepSettings keeping(Duration kept) {
    return new SweepSettings(Duration.ofMinutes(1), 1_000, kept, Duration.ofMinutes(5));
  }
}
