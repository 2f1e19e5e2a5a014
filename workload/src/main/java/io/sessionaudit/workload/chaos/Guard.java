package io.sessionaudit.workload.chaos;

import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Patience;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks whether what was revoked is refused within a guard's bound, and refused for that reason.
 */
final class Guard {

  private static final Duration BOUND = GuardSettings.DEFAULT_BOUND;

  private final GuardedService service;
  private final Notes notes;
  private final Queue<Thread> watchers = new ConcurrentLinkedQueue<>();

  /**
   * Watches nothing yet.
   *
   * @param notes are told of tokens that are let in for too long
   */
  Guard(GuardedService service, Notes notes) {
    this.service = service;
    this.notes = notes;
  }

  /** Looks on, in a thread of its own, until the guard knows that the token is dead. */
  void expectRefusalSoon(Browser dead) {
    watchers.add(
        Thread.ofVirtual()
            .name("guarded")
            .start(() -> {
              try {
                watch(dead);
              } catch (RuntimeException failure) {
                notes.unexpected("a guard: " + failure);
              }
            }));
  }

  /** A guard without news refuses everybody: then it must know when the news are back. */
  private void watch(Browser dead) {
    long end = System.nanoTime() + BOUND.toNanos();
    Patience.until(
        "Knowledge of " + dead.token() + "'s end at a guard",
        () -> {
          if (System.nanoTime() > end && service.admits(dead)) {
            notes.accepted(
                "a guard lets %s in %d s after its end was acknowledged"
                    .formatted(dead.token(), BOUND.toSeconds()));
            return true;
          }
          return service.knowsDead(dead);
        });
  }

  /** Returns when nobody looks on any more. */
  void awaitAll() {
    try {
      for (Thread watcher = watchers.poll(); watcher != null; watcher = watchers.poll()) {
        watcher.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }
}
