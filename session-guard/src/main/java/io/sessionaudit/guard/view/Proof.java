package io.sessionaudit.guard.view;

import io.sessionaudit.feed.Watermark;
import io.sessionaudit.guard.view.GuardClock.Tick;

/**
 * Learns how far the database's clock is from ours. A record beyond an end offset was written after
 * that offset was asked for, so it cannot be old news that arrive late; two of those are enough.
 * Used by one thread.
 */
final class Proof {

  private static final int ENOUGH = 2;

  private final long endOffset;
  private final Tick asked;
  private int samples;
  private long smallest = Long.MAX_VALUE;
  private long hidden;

  /**
   * A proof without samples yet.
   *
   * @param endOffset of the topic when it was asked for
   * @param asked read before asking
   */
  Proof(long endOffset, Tick asked) {
    this.endOffset = endOffset;
    this.asked = asked;
  }

  /** Takes a watermark into account; one in front of the end offset says nothing. */
  void hear(Watermark watermark, long offset, Tick receipt) {
    if (offset >= endOffset) {
      if (samples == 0) {
        hidden = receipt.since(asked);
      }
      samples++;
      smallest = Math.min(smallest, difference(watermark, receipt));
    }
  }

  boolean isComplete() {
    return samples >= ENOUGH;
  }

  /** Milliseconds since it was begun. What it may hide is never older. */
  long age(Tick now) {
    return now.since(asked);
  }

  /**
   * The most that the smallest difference may owe to a slow way: the first sample was written after
   * the end offset was asked for. Milliseconds.
   */
  long hidden() {
    return hidden;
  }

  /**
   * How much later than the database's {@code now} we got it, by our clock, less the smallest such
   * difference; milliseconds, from 0.
   */
  long delay(Watermark watermark, Tick receipt) {
    long difference = difference(watermark, receipt);
    smallest = Math.min(smallest, difference);
    return difference - smallest;
  }

  private long difference(Watermark watermark, Tick receipt) {
    return asked.wall() + receipt.since(asked) - watermark.now().toEpochMilli();
  }
}
