package io.sessionaudit.workload.load;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.measure.Latencies;
import io.sessionaudit.workload.measure.Pgbench;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What every measurement works with.
 *
 * @param length of each loop
 * @param tell is told each figure when it is there
 */
record Bench(Fleet fleet, Sessions sessions, Duration length, Consumer<Figure> tell) {

  /** Clients that wait for their answers: more than this platform's two processors can serve. */
  private static final int CLOSED = 8;

  /** Enough for a timetable of which none may be late because all are busy. */
  private static final int OPEN = 64;

  /** Some minutes. */
  private static final int MOST_LOOPS = 30;

  private static final double SILENT = 0.05;

  void tell(Figure figure) {
    tell.accept(figure);
  }

  /** What the operation costs when clients wait for each other. */
  Cost cost(Operation operation) {
    return Cost.of(fleet, () -> closed(operation));
  }

  /** What it costs on a timetable. */
  Cost cost(double perSecond, Operation operation) {
    return Cost.of(fleet, () -> open(perSecond, operation));
  }

  /** Operations on a timetable. */
  Rate open(double perSecond, Operation operation) {
    return Rate.open(perSecond, OPEN, length, operation);
  }

  /**
   * Goes on until the Java machines' compilers are silent: they compile what is called often, and
   * what is measured before that is them.
   */
  void warmUp(String what, Operation operation) {
    int loops = 0;
    double share = 1;
    while (share > SILENT && loops < MOST_LOOPS) {
      share = cost(operation).used().compilersShare();
      loops++;
    }
    tell(
        Figure.of(
            "warm-up of " + what,
            "%d loops; compilers took %.0f %% of the last one's processor time"
                .formatted(loops, share * 100)));
  }

  /** As many as can be done. */
  Rate closed(Operation operation) {
    return Rate.closed(CLOSED, length, operation);
  }

  void tellLimit(String what, Pgbench.Cost cost) {
    tell(
        Figure.of(
            what,
            "%,.0f/s, %.3f ms of processor time, %,.0f bytes of WAL"
                .formatted(cost.perSecond(), cost.millis(), cost.walBytes())));
  }

  void tellRate(String what, Rate rate) {
    tell(
        Figure.of(
            what,
            "%,.0f/s, p50 %.1f ms, p99 %.1f ms"
                .formatted(
                    rate.perSecond(), millis(rate.latencies(), 50), millis(rate.latencies(), 99))));
  }

  static double millis(Latencies latencies, double percent) {
    return latencies.at(percent).toNanos() / 1e6;
  }
}
