package io.sessionaudit.auth.decision;

import java.time.Duration;
import java.time.Instant;

/**
 * How guessing is slowed down: some failures are free, each further one doubles the wait before the
 * next attempt up to a ceiling, and time forgives. There is no count that locks for ever.
 *
 * @param free failures that cost no wait, 1 to 100 (NIST SP 800-63B section 3.2.2 allows no more)
 * @param first the first wait, from one second
 * @param most the longest wait, from the first one to an hour
 * @param forget time that forgives one failure, from one second
 */
public record Backoff(int free, Duration first, Duration most, Duration forget) {

  private static final int MOST_FREE = 100;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  public Backoff {
    if (free < 1 || free > MOST_FREE) {
      throw new IllegalArgumentException("1 to 100 failed sign-ins are free.");
    }
    if (first.compareTo(SHORTEST) < 0 || most.compareTo(first) < 0 || most.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The first wait after failed sign-ins is a second or more, the longest not below it and at"
              + " most an hour.");
    }
    if (forget.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("A failed sign-in is forgotten after a second or later.");
    }
  }

  /**
   * What is remembered.
   *
   * @param failures not yet forgiven at that time, zero or more
   * @param at when the last one was counted
   */
  public record Tally(double failures, Instant at) {

    /** Nothing. */
    public static final Tally NONE = new Tally(0, Instant.EPOCH);
  }

  /** One failure more. Never more than the longest wait needs, so that it is forgiven soon. */
  public Tally charged(Tally tally, Instant now) {
    return new Tally(Math.min(left(tally, now) + 1, free + stepsToMost()), now);
  }

  /** One failure less: it was none. */
  public Tally givenBack(Tally tally) {
    return new Tally(Math.max(0, tally.failures() - 1), tally.at());
  }

  /** How long until the next attempt is taken; zero for now. */
  public Duration wait(Tally tally, Instant now) {
    Duration passed = Duration.between(tally.at(), now);
    Duration wait = delay(tally.failures()).minus(passed);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(most) > 0 ? most : wait; // a clock may be set back
  }

  private double left(Tally tally, Instant now) {
    double forgiven = seconds(Duration.between(tally.at(), now)) / seconds(forget);
    return Math.max(0, tally.failures() - Math.max(0, forgiven));
  }

  private Duration delay(double failures) {
    double beyond = Math.ceil(failures) - free;
    if (beyond < 1) {
      return Duration.ZERO;
    }
    double millis = first.toMillis() * Math.pow(2, beyond - 1);
    return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
  }

  private double stepsToMost() {
    return 1 + Math.ceil(Math.log(seconds(most) / seconds(first)) / Math.log(2));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
