package io.sessionaudit.detector.detection;

import java.time.Instant;

/**
 * How often a session is refreshed, counted in spans of a minute that begin with a refresh.
 *
 * @param since the first refresh of the span
 * @param count refreshes in the span so far, at most {@link #MOST}
 */
record RefreshRate(Instant since, int count) {

  static final RefreshRate NONE = new RefreshRate(Instant.EPOCH, 0);
  static final int MOST = 60_000;

  RefreshRate plus(int refreshes, Instant at) {
    boolean sameSpan =
        !at.isBefore(since) && at.isBefore(since.plus(RuleSet.REFRESH_SPAN)) && count > 0;
    return sameSpan
        ? new RefreshRate(since, capped(count + (long) refreshes))
        : new RefreshRate(at, capped(refreshes));
  }

  boolean isTooOften() {
    return count >= RuleSet.REFRESH_LIMIT;
  }

  private static int capped(long count) {
    return Math.clamp(count, 1, MOST);
  }
}
