package io.sessionaudit.auth.credential;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Threads of their own for hashing. On a virtual thread a hash would hold one of the few carriers,
 * and with all carriers hashing not even a refresh could go on; here the operating system shares
 * the cores out.
 */
final class HashingThreads implements AutoCloseable {

  private final ThreadPoolExecutor threads;
  private final long patienceNanos;
  private final LongAdder refused = new LongAdder();
  private final LongAdder done = new LongAdder();

  HashingThreads(HashingLimits limits) {
    patienceNanos = limits.patience().toNanos();
    threads =
        new ThreadPoolExecutor(
            limits.atOnce(),
            limits.atOnce(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            Thread.ofPlatform().daemon().name("password-hash-", 0).factory());
  }

  /** Waits for the result; what waited too long is taken out of the queue and never runs. */
  <T> Turn<T> run(Callable<T> work) {
    FutureTask<T> task =
        new FutureTask<>(() -> {
          try {
            return work.call();
          } finally {
            done.increment();
          }
        });
    try {
      threads.execute(task);
      return new Turn.Taken<>(task.get(patienceNanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException | TimeoutException _) {
      return giveUp(task);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return giveUp(task);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be hashed", e.getCause());
    }
  }

  private <T> Turn<T> giveUp(FutureTask<T> task) {
    refused.increment();
    task.cancel(false);
    threads.remove(task);
    return new Turn.Busy<>();
  }

  /** Hashes that wait now, for a metric. */
  int waiting() {
    return threads.getQueue().size();
  }

  /** Hashes that are computed now. */
  int busy() {
    return threads.getActiveCount();
  }

  /** Hashes that found no place or no turn, since the start. */
  long refused() {
    return refused.sum();
  }

  /** Hashes made since the start, for a metric. */
  long done() {
    return done.sum();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
