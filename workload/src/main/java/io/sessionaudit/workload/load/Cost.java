package io.sessionaudit.workload.load;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.measure.Meter;
import java.time.Duration;

/**
 * What an operation costs in a closed loop.
 *
 * @param used up by all of them together
 */
record Cost(Rate rate, Meter used, long operations) {

  static Cost of(Fleet fleet, int workers, Duration length, Operation operation) {
    Meter before = Meter.of(fleet);
    Rate rate = Rate.closed(workers, length, operation);
    return new Cost(rate, Meter.of(fleet).since(before), rate.latencies().count());
  }

  /** Processor time of these processes for one operation, in milliseconds. */
  double millis(String... processes) {
    return used.millis(processes) / operations;
  }

  double walBytes() {
    return (double) used.walBytes() / operations;
  }

  double commits() {
    return (double) used.commits() / operations;
  }
}
