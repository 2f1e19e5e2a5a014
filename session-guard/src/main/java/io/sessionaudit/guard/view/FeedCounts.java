package io.sessionaudit.guard.view;

import io.sessionaudit.event.EventId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What came in from the feed since the start, for metrics. */
public final class FeedCounts {

  private final LongAdder revocations = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder replaced = new LongAdder();
  private final LongAdder reloads = new LongAdder();
  private final AtomicLong propagation = new AtomicLong();

  FeedCounts() {}

  /** Revocation records, repeats included. */
  public long revocations() {
    return revocations.sum();
  }

  /** Records that could not be read. Anything but 0 needs a person. */
  public long unreadable() {
    return unreadable.sum();
  }

  /** Watermarks of a relay that had been replaced. */
  public long replacedTerms() {
    return replaced.sum();
  }

  /** How often the topic was read from its beginning, the first time included. */
  public long reloads() {
    return reloads.sum();
  }

  /** Milliseconds from the last revocation's event id (UUIDv7) to here; 0 before the first. */
  public long propagation() {
    return propagation.get();
  }

  /**
   * One came in.
   *
   * @param now the database's clock in milliseconds, 0 while loading what is old anyway
   */
  void revocationAt(long now, EventId event) {
    revocations.increment();
    if (now > 0) {
      long made = event.value().getMostSignificantBits() >>> 16;
      propagation.set(Math.max(0, now - made));
    }
  }

  void unreadableOne() {
    unreadable.increment();
  }

  void replacedTerm() {
    replaced.increment();
  }

  void reloading() {
    reloads.increment();
  }
}
