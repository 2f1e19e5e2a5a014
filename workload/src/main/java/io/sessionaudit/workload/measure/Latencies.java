package io.sessionaudit.workload.measure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Durations from a microsecond to a minute, three digits exact. Safe for use by many threads. */
public final class Latencies {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final Histogram micros = new ConcurrentHistogram(1, LONGEST_MICROS, 3);

  /** Adds one; what is longer than a minute counts as a minute. */
  public void add(long nanos) {
    micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST_MICROS));
  }

  /** How many were added. */
  public long count() {
    return micros.getTotalCount();
  }

  /**
   * What this share of them did not exceed.
   *
   * @param percent from 0 to 100
   */
  public Duration at(double percent) {
    return Duration.of(micros.getValueAtPercentile(percent), ChronoUnit.MICROS);
  }
}
