package io.sessionaudit.auth.decision;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long after a rotation its parent is not yet suspicious. Never slides. */
final class Window {

  /** A clock may step back this far before nothing is trusted any more. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private Window() {}

  /**
   * Whether a rotation is so fresh that its parent may still be on the way.
   *
   * @param rotatedAt absent when no rotation happened: then there is no window
   */
  static boolean open(@Nullable Instant rotatedAt, Instant now, Duration length) {
    if (rotatedAt == null) {
      return false;
    }
    Duration age = Duration.between(rotatedAt, now);
    if (age.isNegative()) {
      return age.plus(TOLERANCE).isNegative() ? false : length.isPositive();
    }
    return age.compareTo(length) < 0;
  }
}
