package io.sessionaudit.workload.load;

import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.measure.Meter;
import java.util.function.Supplier;

/**
 * What an operation costs in a loop.
 *
 * @param used up by all of them together
 */
record Cost(Rate rate, Meter used, long operations) {

  /** Of what a loop does. */
  static Cost of(Fleet fleet, Supplier<Rate> loop) {
    Meter before = Meter.of(fleet);
    Rate rate = loop.get();
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
