package io.sessionaudit.detector.notification;

import org.apache.kafka.common.TopicPartition;

/** A notice that was read and not delivered yet. Identity counts, not value. */
final class Waiting {

  private final TopicPartition partition;
  private final long offset;
  private final Notice notice;
  private int failures;
  private long dueNanos = Long.MIN_VALUE;
  private boolean inHand;

  Waiting(TopicPartition partition, long offset, Notice notice) {
    this.partition = partition;
    this.offset = offset;
    this.notice = notice;
  }

  TopicPartition partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  Notice notice() {
    return notice;
  }

  int failures() {
    return failures;
  }

  /** Whether an attempt may begin; the clock is one that only goes forward. */
  boolean isDue(long nanos) {
    return !inHand && (failures == 0 || nanos - dueNanos >= 0);
  }

  void taken() {
    inHand = true;
  }

  void failed() {
    failures++;
  }

  void again(long atNanos) {
    inHand = false;
    dueNanos = atNanos;
  }
}
