package io.sessionaudit.guard.view;

import io.sessionaudit.feed.Watermark;
import io.sessionaudit.guard.view.GuardClock.Tick;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old the newest news are: what the relay says (now - asOf), plus what has passed since its
 * {@code now}. One thread hears watermarks, any number asks.
 *
 * <p>The distance of the two clocks is the smallest one seen since a {@link Proof} began. A proof
 * is repeated from time to time, because clocks drift, and whenever news look old although
 * watermarks arrive, because a clock may have been set.
 */
final class Freshness {

  private static final long RENEW_MILLIS = Duration.ofMinutes(5).toMillis();

  private final long boundMillis;
  private long term = Long.MIN_VALUE;
  private @Nullable Proof confirmed;
  private @Nullable Proof pending;
  private volatile @Nullable News news;

  Freshness(Duration bound) {
    this.boundMillis = bound.toMillis();
  }

  /**
   * Takes a watermark in.
   *
   * @param offset of its record
   * @return false if it comes from a relay that was replaced, and so says nothing
   */
  boolean hear(Watermark watermark, long offset, Tick receipt) {
    if (watermark.term() < term) {
      return false;
    }
    term = watermark.term();
    if (pending != null) {
      pending.hear(watermark, offset, receipt);
      if (pending.isComplete() && pending.age(receipt) <= patience()) {
        confirmed = pending;
        pending = null;
      }
    }
    if (confirmed != null) {
      long lag = Duration.between(watermark.asOf(), watermark.now()).toMillis();
      long age = Math.max(0, lag) + confirmed.delay(watermark, receipt) + confirmed.hidden();
      news = new News(age, watermark.now().toEpochMilli(), receipt).newerThan(news);
    }
    return true;
  }

  /** Whether somebody should ask for the end offset and call {@link #prove}. */
  boolean wantsProof(Tick now) {
    if (pending != null) {
      return pending.age(now) > patience();
    }
    return confirmed == null || confirmed.age(now) > RENEW_MILLIS || age(now) > boundMillis;
  }

  /**
   * Begins a proof.
   *
   * @param asked read before the end offset was asked for
   */
  void prove(long endOffset, Tick asked) {
    pending = new Proof(endOffset, asked);
  }

  /** Forgets all that was heard: nothing is fresh until a new proof is complete. */
  void reset() {
    term = Long.MIN_VALUE;
    confirmed = null;
    pending = null;
    news = null;
  }

  /** The highest term heard. */
  long term() {
    return term;
  }

  /** Whether the news are within the bound. */
  boolean isFresh(Tick now) {
    return age(now) <= boundMillis;
  }

  /** Age of the news in milliseconds, {@link Long#MAX_VALUE} while there are none. */
  long age(Tick now) {
    News heard = news;
    return heard == null ? Long.MAX_VALUE : heard.age(now);
  }

  /** The database's clock as far as it is known, otherwise our own. */
  Instant databaseTime(Tick now) {
    News heard = news;
    return Instant.ofEpochMilli(heard == null ? now.wall() : heard.databaseMillis(now));
  }

  /** A proof that took longer than this could hide news that are too old. */
  private long patience() {
    return boundMillis / 2;
  }

  /** What the last accepted watermark said, at the moment when it came. */
  private record News(long ageAtReceipt, long databaseNow, Tick receipt) {

    long age(Tick now) {
      return ageAtReceipt + now.since(receipt);
    }

    long databaseMillis(Tick now) {
      return databaseNow + now.since(receipt);
    }

    /** An older watermark of the same term, sent again, does not make the news older. */
    News newerThan(@Nullable News other) {
      return other != null && other.age(receipt) < ageAtReceipt ? other : this;
    }
  }
}
