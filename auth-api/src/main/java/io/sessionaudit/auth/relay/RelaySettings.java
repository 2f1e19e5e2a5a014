package io.sessionaudit.auth.relay;

import java.time.Duration;

/**
 * How the relay behaves.
 *
 * @param lease how long a leader may go without renewing before another one takes over
 * @param renew how often the leader renews its lease and stores the floor; at most a third of the
 *     lease
 * @param poll how often the journal is read when nothing wakes the relay; bounds how late the
 *     commits of other instances are found
 * @param spacing the least time between two reads, unless there is more to read than one batch;
 *     keeps a stream of wake-ups from costing one read each, of some 0.2 ms of processor time
 * @param batch rows that one read takes, 1 to 10,000
 * @param window rows that may be on their way to Kafka at once; bounds memory while Kafka is away
 * @param watermark how often the feed says how fresh it is
 * @param kept how long a delivered row stays in the journal: the absolute session limit and a day
 */
public record RelaySettings(
    Duration lease,
    Duration renew,
    Duration poll,
    Duration spacing,
    int batch,
    int window,
    Duration watermark,
    Duration kept) {

  public RelaySettings {
    if (renew.isNegative() || renew.isZero() || lease.compareTo(renew.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException("relay.renew is above 0 and at most a third of the lease");
    }
    if (spacing.isNegative() || poll.isZero() || poll.compareTo(spacing) < 0) {
      throw new IllegalArgumentException("relay.poll is above 0 and not below relay.spacing");
    }
    if (batch < 1 || batch > 10_000 || window < batch || window > 100_000) {
      throw new IllegalArgumentException(
          "relay.batch is 1 to 10,000, and relay.window holds at least one batch, at most 100,000");
    }
    if (watermark.isNegative() || watermark.isZero()) {
      throw new IllegalArgumentException("relay.watermark is above 0");
    }
    if (kept.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("relay.kept is at least a day");
    }
  }

  /** What suits a running platform with the default limits. */
  public static RelaySettings defaults() {
    return keeping(Duration.ofDays(8));
  }

  /**
   * What suits a running platform.
   *
   * @param kept the absolute session limit and a day, at least a day
   */
  public static RelaySettings keeping(Duration kept) {
    return new RelaySettings(
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        Duration.ofMillis(10),
        Duration.ofMillis(5),
        1_000,
        10_000,
        Duration.ofMillis(400),
        kept);
  }
}
