package io.sessionaudit.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what becomes true in its own time. */
public final class Eventually {

  /** Only a broken program needs this long; a loaded machine does not make a test fail. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Eventually() {}

  /** Tries the assertions every 20 ms until they hold; fails with the last failure after 60 s. */
  public static void holds(ThrowingRunnable assertions) {
    holds(PATIENCE, assertions);
  }

  /** The same for what starts a server in another process. */
  static void holds(Duration patience, ThrowingRunnable assertions) {
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(patience)
        .ignoreExceptions()
        .untilAsserted(assertions);
  }
}
