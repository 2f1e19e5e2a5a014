package io.sessionaudit.auth.append;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few sign-ins at once to the database. Anybody can send as many as he likes; without a gate
 * they would hold every connection, and refreshes would wait behind them. Safe for use by many
 * threads, which are served in the order in which they came.
 */
public final class Gate {

  private static final int AT_ONCE = 4;
  private static final long PATIENCE_SECONDS = 5;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** What the work comes to; empty if its turn did not come in time, and nothing was done. */
  public <T> Optional<T> pass(Supplier<T> work) {
    if (!hasTurn()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      turns.release();
    }
  }

  private boolean hasTurn() {
    try {
      return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
