package io.sessionaudit.auth.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends the relay's sleep. Any number of threads may wake; one sleeps. Never blocks a waker. */
final class WakeUp {

  private final AtomicBoolean raised = new AtomicBoolean();
  private volatile @Nullable Thread sleeper;

  /** One volatile read if somebody else was faster. */
  void wake() {
    if (!raised.get() && raised.compareAndSet(false, true)) {
      Thread thread = sleeper;
      if (thread != null) {
        LockSupport.unpark(thread);
      }
    }
  }

  /**
   * Sleeps until woken, at least until {@code least} and at most until {@code most} after {@code
   * since}. A wake-up that came before the sleep counts. Returns at once in an interrupted thread.
   *
   * @param since a {@code System.nanoTime()} value
   */
  void sleep(long since, Duration least, Duration most) {
    Thread current = Thread.currentThread();
    sleeper = current;
    long earliest = since + least.toNanos();
    long latest = since + most.toNanos();
    while (!current.isInterrupted()) {
      long now = System.nanoTime();
      long end = raised.get() ? earliest : latest;
      if (now - end >= 0) {
        break;
      }
      LockSupport.parkNanos(this, end - now);
    }
    raised.set(false);
  }
}
