package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.NoAnswerException;
import java.util.concurrent.locks.LockSupport;

/** Operations that go on, beside what is measured, until this is closed. */
final class Background implements AutoCloseable {

  private final Workers workers = new Workers();
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
      background.workers.start("background", () -> background.run(operation, due, gap));
    }
    return background;
  }

  private void run(Operation operation, long first, long gap) throws NoAnswerException {
    long due = first;
    while (!stopping) {
      LockSupport.parkNanos(due - System.nanoTime());
      operation.run();
      due += gap;
    }
  }

  @Override
  public void close() {
    stopping = true;
    workers.join();
  }
}
