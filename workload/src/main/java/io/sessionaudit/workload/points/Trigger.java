package io.sessionaudit.workload.points;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process at a point of its work, at once, as {@code kill -9} would: no shutdown hook
 * runs, nothing is flushed or closed.
 */
final class Trigger {

  /** What {@code kill -9} leaves as exit code. */
  static final int KILLED = 137;

  private static final AtomicReference<@Nullable Trigger> ARMED = new AtomicReference<>();

  private final Point point;
  private final AtomicInteger left;
  private final Path claim;

  private Trigger(Point point, int occurrence, Path claim) {
    this.point = point;
    this.left = new AtomicInteger(occurrence);
    this.claim = claim;
  }

  /**
   * Arms.
   *
   * @param occurrence how often the point is reached first, from 1
   * @param claim whoever makes this file dies; the others that were armed with it live on
   */
  static void arm(Point point, int occurrence, Path claim) {
    ARMED.set(new Trigger(point, occurrence, claim));
  }

  static void reach(Point point) {
    Trigger armed = ARMED.get();
    if (armed != null
        && armed.point == point
        && armed.left.decrementAndGet() == 0
        && armed.claims()) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private boolean claims() {
    ARMED.set(null);
    try {
      Files.createFile(claim);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
