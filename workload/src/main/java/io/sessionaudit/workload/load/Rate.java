package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.measure.Latencies;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What came of a loop.
 *
 * @param perSecond operations that ended in a second
 * @param latencies of each
 */
record Rate(double perSecond, Latencies latencies) {

  /**
   * Closed loop: each worker begins the next operation when his last one has ended. Says how much
   * the platform can do; its latencies are those of an overloaded one.
   */
  static Rate closed(int workers, Duration length, Operation operation) {
    long end = System.nanoTime() + length.toNanos();
    return run(
        workers,
        (latencies, _) -> {
          while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            operation.run();
            latencies.add(System.nanoTime() - begin);
          }
        });
  }

  /**
   * Open loop: operations begin on a timetable, whether or not the last one has ended, and each
   * one's latency counts from the moment at which it should have begun. So a stall shows in full
   * (no coordinated omission).
   *
   * @param workers enough that none is ever missing
   */
  static Rate open(double perSecond, int workers, Duration length, Operation operation) {
    long gap = (long) (1e9 / perSecond * workers);
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    return run(
        workers,
        (latencies, worker) -> {
          long due = begin + gap * worker / workers;
          while (due < end) {
            LockSupport.parkNanos(due - System.nanoTime());
            if (System.nanoTime() >= due) {
              operation.run();
              latencies.add(System.nanoTime() - due);
              due += gap;
            }
          }
        });
  }

  private interface Work {
    void of(Latencies latencies, int worker) throws NoAnswerException;
  }

  private static Rate run(int workers, Work work) {
    Latencies latencies = new Latencies();
    long begin = System.nanoTime();
    Workers all = new Workers();
    for (int worker = 0; worker < workers; worker++) {
      int number = worker;
      all.start("worker", () -> work.of(latencies, number));
    }
    all.join();
    // Not by the length that was asked for: whoever is behind ends later.
    return new Rate(latencies.count() / ((System.nanoTime() - begin) / 1e9), latencies);
  }
}
