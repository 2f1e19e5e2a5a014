package io.sessionaudit.guard.view;

/** The guard's two clocks. Neither is trusted alone. */
@FunctionalInterface
interface GuardClock {

  /** The clocks of this machine. */
  GuardClock SYSTEM = () -> new Tick(System.nanoTime() / 1_000_000, System.currentTimeMillis());

  /** What both clocks show now. */
  Tick read();

  /**
   * One reading.
   *
   * @param monotonic milliseconds from any origin; never goes back, may stand still while the
   *     machine sleeps
   * @param wall milliseconds since the epoch; may jump
   */
  record Tick(long monotonic, long wall) {

    /**
     * Milliseconds that have passed since then, never negative: the larger of both clocks, so that
     * a machine that slept, or a clock that was set, makes news older and never younger.
     */
    long since(Tick earlier) {
      return Math.max(0, Math.max(monotonic - earlier.monotonic, wall - earlier.wall));
    }
  }
}
