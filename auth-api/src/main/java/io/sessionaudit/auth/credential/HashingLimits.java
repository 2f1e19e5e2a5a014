package io.sessionaudit.auth.credential;

import java.time.Duration;

/**
 * How much password hashing a server does at once. One hash takes megabytes and a core for tens of
 * milliseconds, so sign-ins must queue for it rather than fill the machine.
 *
 * @param atOnce hashes that run at once, at least 1
 * @param waiting hashes that may wait for their turn, at least 1; more are refused at once
 * @param patience how long one may take with its wait before the caller is told to come back
 */
public record HashingLimits(int atOnce, int waiting, Duration patience) {

  /** Strangers decide when hashes are computed; they must not be able to fill the heap. */
  private static final int HEAP_SHARE = 3;

  public HashingLimits {
    if (atOnce < 1 || waiting < 1 || !patience.isPositive()) {
      throw new IllegalArgumentException(
          "At least one hash runs, at least one may wait, and the patience is above zero.");
    }
  }

  /**
   * As many at once as there are cores, fewer if all of them together would take more than a third
   * of the heap; 64 waiting, 5 seconds.
   *
   * @throws IllegalArgumentException if even one hash takes more than that
   */
  public static HashingLimits of(Argon2Cost cost, int cores, long heapBytes) {
    long fitting = heapBytes / HEAP_SHARE / (cost.memoryKib() * 1024L);
    if (fitting < 1) {
      throw new IllegalArgumentException(
          ("A password hash takes %d KiB, more than a third of the heap's %d:"
                  + " give the Java machine more, or lower session-audit.passwords.memory.")
              .formatted(cost.memoryKib(), heapBytes / 1024));
    }
    return new HashingLimits((int) Math.min(cores, fitting), 64, Duration.ofSeconds(5));
  }
}
