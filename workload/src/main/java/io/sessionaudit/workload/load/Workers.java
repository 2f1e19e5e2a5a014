package io.sessionaudit.workload.load;

import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.FleetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Threads that work side by side; the first failure is told when all have ended. */
final class Workers {

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** One more begins. */
  void start(String name, Operation work) {
    threads.add(
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try {
                work.run();
              } catch (NoAnswerException | RuntimeException e) {
                failure.compareAndSet(null, e);
              }
            }));
  }

  /**
   * Returns when all have ended.
   *
   * @throws FleetException if one of them has failed
   */
  void join() {
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
