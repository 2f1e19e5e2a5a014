package io.sessionaudit.auth.relay;

import io.sessionaudit.feed.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the feed may say how fresh it is. A look at the journal that left out nothing saw
 * every revocation committed before it began; once all that was sent by then is acknowledged, that
 * may be said. Times of this class are {@code System.nanoTime()} values, handed in.
 */
final class Watermarks {

  /** Even a storm of revocations is not followed by more watermarks than this. */
  private static final long LEAST_GAP_NANOS = Duration.ofMillis(10).toNanos();

  /**
   * A look at the journal that left out nothing.
   *
   * @param asOf the database's clock before the look's snapshot was taken
   * @param nanos this machine's clock before the look was asked for
   * @param sent the number of feed records that had been sent after it
   */
  private record Look(Instant asOf, long nanos, long sent) {}

  private final long term;
  private final long everyNanos;
  private long lastNanos;
  private boolean revoked = true;
  private @Nullable Look held;

  Watermarks(long term, Duration every, long nanos) {
    this.term = term;
    this.everyNanos = every.toNanos();
    this.lastNanos = nanos - LEAST_GAP_NANOS;
  }

  /** A revocation was sent: a watermark is due behind it. */
  void revoked() {
    revoked = true;
  }

  /**
   * A complete look. Kept if a watermark is due and none waits for its acknowledgements: a newer
   * look would only wait longer.
   */
  void looked(Instant asOf, long nanos, long sent) {
    if (held == null && isDue(nanos)) {
      held = new Look(asOf, nanos, sent);
      revoked = false;
    }
  }

  private boolean isDue(long nanos) {
    long since = nanos - lastNanos;
    return since >= everyNanos || (revoked && since >= LEAST_GAP_NANOS);
  }

  /** What may be written now, if anything; counts as written. */
  @Nullable Watermark take(long acknowledged, long nanos) {
    Look look = held;
    if (look == null || acknowledged < look.sent()) {
      return null;
    }
    held = null;
    lastNanos = look.nanos();
    return new Watermark(look.asOf(), look.asOf().plusNanos(nanos - look.nanos()), term);
  }

  /** Nothing that was acknowledged counts any more: the topic lost records. */
  void forget() {
    held = null;
    revoked = true;
  }

  /** How long ago the last look was that a watermark told of. */
  Duration silence(long nanos) {
    return Duration.ofNanos(nanos - lastNanos);
  }
}
