package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.FleetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Operations that go on, beside what is measured, until this is closed. */
final class Background implements AutoCloseable {

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean stopping;

  private Background() {}

  /** Each worker begins the next one when his last one has ended. */
  static Background start(Operation operation, int workers) {
    return start(operation, workers, 0);
  }

  /** So many a second, by workers that are enough for it. */
  static Background steady(Operation operation, int workers, double perSecond) {
    return start(operation, workers, (long) (1e9 * workers / perSecond));
  }

  private static Background start(Operation operation, int workers, long gap) {
    Background background = new Background();
    for (int worker = 0; worker < workers; worker++) {
      long due = System.nanoTime() + gap * worker / workers;
      background.threads.add(
          Thread.ofVirtual().name("background").start(() -> background.run(operation, due, gap)));
    }
    return background;
  }

  private void run(Operation operation, long first, long gap) {
    long due = first;
    while (!stopping) {
      try {
        LockSupport.parkNanos(due - System.nanoTime());
        operation.run();
        due += gap;
      } catch (NoAnswerException | RuntimeException e) {
        failure.compareAndSet(null, e);
        return;
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
    Exception first = failure.get();
    if (first != null) {
      throw new FleetException("An operation failed: " + first, first);
    }
  }
}
