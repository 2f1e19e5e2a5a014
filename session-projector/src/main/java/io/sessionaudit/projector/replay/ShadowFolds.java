package io.sessionaudit.projector.replay;

import io.sessionaudit.projector.intake.Release.Outcome;
import io.sessionaudit.projector.table.LogPartition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several folds side by side: no row of one partition depends on another, so each has partitions of
 * its own.
 */
final class ShadowFolds implements AutoCloseable {

  private final List<ShadowFold> folds = new ArrayList<>();
  private final ReplayListener listener;
  private volatile boolean stopping;
  private long done;

  /**
   * Divides the partitions so that all have about the same to do.
   *
   * @param sizes offsets of each partition, as far as known
   * @param many how many folds, from 1
   */
  ShadowFolds(Replaying what, Map<LogPartition, Long> sizes, int many, ReplayListener listener)
      throws SQLException {
    this.listener = listener;
    try {
      for (List<LogPartition> part : divided(sizes, many)) {
        folds.add(new ShadowFold(what, part));
      }
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The largest first, each to whoever has least. */
  static List<List<LogPartition>> divided(Map<LogPartition, Long> sizes, int many) {
    List<List<LogPartition>> parts = new ArrayList<>();
    List<Long> loads = new ArrayList<>();
    for (int i = 0; i < Math.min(many, sizes.size()); i++) {
      parts.add(new ArrayList<>());
      loads.add(0L);
    }
    Map<LogPartition, Long> rest = new HashMap<>(sizes);
    rest.entrySet().stream()
        .sorted(
            Map.Entry.<LogPartition, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(it -> {
          int least = loads.indexOf(loads.stream().min(Comparator.naturalOrder()).orElseThrow());
          parts.get(least).add(it.getKey());
          loads.set(least, loads.get(least) + it.getValue());
        });
    return parts;
  }

  /** Folds on up to these offsets; all have ended when it returns or throws. */
  void to(Map<LogPartition, Long> offsets) throws SQLException {
    long total = offsets.values().stream().mapToLong(Long::longValue).sum();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (ShadowFold fold : folds) {
      threads.add(
          Thread.ofVirtual()
              .name("replay")
              .start(() -> {
                try {
                  fold.to(offsets, moved -> tell(moved, total));
                } catch (SQLException | RuntimeException | Error e) {
                  // Also when memory ran out: a fold that ended early is not one that has ended.
                  if (failure.compareAndSet(null, e)) {
                    folds.forEach(ShadowFold::stop);
                  }
                }
              }));
    }
    join(threads);
    Throwable failed = failure.get();
    if (failed instanceof SQLException e) {
      throw e;
    }
    if (failed instanceof RuntimeException e) {
      throw e;
    }
    if (failed != null) {
      throw new ReplayException("The log could not be folded to its end: " + failed, failed);
    }
    requireGoingOn();
  }

  /** Ends what another thread waits for, soon. */
  void stop() {
    stopping = true;
    folds.forEach(ShadowFold::stop);
  }

  /**
   * Does nothing, unless it was told to stop.
   *
   * @throws ReplayException then
   */
  void requireGoingOn() {
    if (stopping) {
      throw new ReplayException("Interrupted.");
    }
  }

  /** Waits for all of them, whatever happens: nobody closes what another thread uses. */
  private void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException _) {
          interrupted = true;
          stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tell(long moved, long total) {
    done += moved;
    listener.folded(done, total);
  }

  List<Outcome.Blocked> blocked() {
    return folds.stream().flatMap(it -> it.blocked().stream()).toList();
  }

  @Override
  public void close() throws SQLException {
    for (ShadowFold fold : folds) {
      fold.close();
    }
  }
}
