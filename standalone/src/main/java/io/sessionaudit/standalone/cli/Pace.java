package io.sessionaudit.standalone.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * How fast something goes, and how long it will take.
 *
 * @param before what was done beforehand, of {@code done}
 * @param took for the rest of {@code done}
 */
record Pace(long before, long done, long total, Duration took) {

  @Override
  public String toString() {
    double perSecond = (done - before) / Math.max(0.001, took.toMillis() / 1_000.0);
    String soFar =
        String.format(
            Locale.ROOT,
            "%,d of %,d records (%d %%), %,.0f a second",
            done,
            total,
            total == 0 ? 100 : done * 100 / total,
            perSecond);
    return perSecond < 1 ? soFar : soFar + ", " + left((long) ((total - done) / perSecond));
  }

  private static String left(long seconds) {
    if (seconds < 60) {
      return seconds + " s left";
    }
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%d min %02d s left", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min left", seconds / 3_600, seconds % 3_600 / 60);
  }
}
