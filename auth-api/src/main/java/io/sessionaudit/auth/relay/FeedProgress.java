package io.sessionaudit.auth.relay;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many records went to the feed and how many are in it. The feed has one partition and one
 * producer's acknowledgements come in order, so two counts tell which records are there.
 */
final class FeedProgress {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicBoolean cut = new AtomicBoolean();
  private long lastOffset = -1;

  /** One more record is on its way. */
  void send() {
    sent.incrementAndGet();
  }

  /** The next record is in Kafka, at this offset. Producer's thread only. */
  void acknowledge(long offset) {
    if (offset <= lastOffset) {
      cut.set(true);
    }
    lastOffset = offset;
    acknowledged.incrementAndGet();
  }

  long sent() {
    return sent.get();
  }

  long acknowledged() {
    return acknowledged.get();
  }

  long outstanding() {
    return sent() - acknowledged();
  }

  /**
   * Whether offsets went back since the last call: the topic was made anew or lost its tail, and
   * records that were acknowledged may be gone.
   */
  boolean takeCut() {
    return cut.get() && cut.getAndSet(false);
  }
}
