package io.sessionaudit.auth.append;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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
  private final LongAdder refused = new LongAdder();

  /** What the work comes to; empty if its turn did not come in time, and nothing was done. */
  public <T> Optional<T> pass(Supplier<T> work) {
    if (!hasTurn()) {
      refused.increment();
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      turns.release();
    }
  }

  /** Those who wait for their turn now. */
  public int waiting() {
    return turns.getQueueLength();
  }

  /** Those whose turn it is now. */
  public int inside() {
    return AT_ONCE - turns.availablePermits();
  }

  /** Those whose turn did not come, since the start. */
  public long refused() {
    return refused.sum();
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
