package io.sessionaudit.detector.notification;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time, up to a ceiling, with jitter. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 20;

  private Backoff() {}

  /**
   * The pause.
   *
   * @param failures so far, from 1
   * @param chance from 0 to 1: half of the pause is certain, the other half is drawn, so that many
   *     who failed together do not come back together
   */
  static Duration pause(int failures, Duration longest, double chance) {
    Duration full = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration capped = full.compareTo(longest) < 0 ? full : longest;
    return Duration.ofMillis(Math.round(capped.toMillis() * (0.5 + chance / 2)));
  }
}
