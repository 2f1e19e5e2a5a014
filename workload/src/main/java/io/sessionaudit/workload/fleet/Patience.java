package io.sessionaudit.workload.fleet;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
public final class Patience {

  /** A loaded machine does not make a run fail; only something broken needs this long. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Patience() {}

  /**
   * Returns when the condition holds.
   *
   * @param what is waited for, to begin a sentence with
   * @throws FleetException if it does not after two minutes
   */
  public static void until(String what, BooleanSupplier condition) {
    if (!holdsWithin(LONGEST, condition)) {
      throw new FleetException(what + " did not happen in " + LONGEST.toSeconds() + " s.");
    }
  }

  /** Whether the condition holds at some moment of this time. */
  public static boolean holdsWithin(Duration longest, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(PAUSE);
    }
    return true;
  }

  /** Lets time pass in which nothing is waited for: the length of an outage, for example. */
  public static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }
}
