package io.sessionaudit.guard.view;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What came in from the feed since the start, for metrics. */
public final class FeedCounts {

  private final LongAdder revocations = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final LongAdder replaced = new LongAdder();
  private final LongAdder reloads = new LongAdder();
  private volatile Consumer<Duration> propagation = _ -> {};

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

  /**
   * Has somebody told how long each revocation took, from the moment when it was decided to here.
   * Both by the database's clock, which is known here from the last watermark and our own clock
   * since; so it is short by what that watermark itself took. Repeats, and what is read while
   * loading, tell nothing.
   *
   * @param listener must not block; in place of the one before
   */
  public void onPropagation(Consumer<Duration> listener) {
    propagation = listener;
  }

  void revocation() {
    revocations.increment();
  }

  void propagated(Duration took) {
    propagation.accept(took.isNegative() ? Duration.ZERO : took);
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
