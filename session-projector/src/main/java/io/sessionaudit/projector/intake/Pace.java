package io.sessionaudit.projector.intake;

import java.time.Duration;

/** When the next transaction may begin. Times are {@code System.nanoTime()} values. */
final class Pace {

  private final long spacing;
  private final int batch;
  private long earliest;
  private boolean begun;

  /**
   * A pace that nothing has been folded at.
   *
   * @param spacing least time between the beginnings of two transactions
   * @param batch so many records and the next transaction waits for nothing: there may be more
   */
  Pace(Duration spacing, int batch) {
    this.spacing = spacing.toNanos();
    this.batch = batch;
  }

  /** A transaction begins. */
  void began(long now, int records) {
    begun = true;
    earliest = records >= batch ? now : now + spacing;
  }

  /** How long to wait until the next one may begin, in nanoseconds; 0 or less for not at all. */
  long left(long now) {
    return begun ? earliest - now : 0;
  }
}
