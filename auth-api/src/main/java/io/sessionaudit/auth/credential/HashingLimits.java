package io.sessionaudit.auth.credential;

import java.time.Duration;

/**
 * How much password hashing a server does at once. One hash takes 19 MiB and a core for tens of
 * milliseconds, so sign-ins must queue for it rather than fill the machine.
 *
 * @param atOnce hashes that run at once, at least 1
 * @param waiting hashes that may wait for their turn, at least 1; more are refused at once
 * @param patience how long one may take with its wait before the caller is told to come back
 */
public record HashingLimits(int atOnce, int waiting, Duration patience) {

  public HashingLimits {
    if (atOnce < 1 || waiting < 1 || !patience.isPositive()) {
      throw new IllegalArgumentException(
          "At least one hash runs, at least one may wait, and the patience is above zero.");
    }
  }

  /** As many at once as there are cores, 64 waiting, 5 seconds. */
  public static HashingLimits byCores() {
    return new HashingLimits(Runtime.getRuntime().availableProcessors(), 64, Duration.ofSeconds(5));
  }
}
