package io.sessionaudit.workload.load;

import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.workload.check.Topic;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.measure.Latencies;

/** How fast events leave the journal for Kafka. */
record DrainFigures(Bench bench) {

  private static final double STEADY = 1_000;
  private static final int LOOPS = 3;

  /**
   * On a timetable.
   *
   * @param halfLoad what the platform can do half of; no more is asked for
   */
  void steady(double halfLoad) {
    double perSecond = Math.min(STEADY, halfLoad);
    try (Delivery delivery = Delivery.watch(bench.fleet().kafka(), bench.sessions())) {
      Rate _ = bench.open(perSecond, delivery::refresh);
      Latencies latencies = delivery.latencies();
      bench.tell(
          Figure.atMost(
              "refresh answered -> event read from Kafka, p99 at %,.0f/s".formatted(perSecond),
              Bench.millis(latencies, 99),
              20,
              "ms"));
      bench.tell(
          Figure.of(
              "refresh answered -> event read from Kafka, p50",
              "%.1f ms".formatted(Bench.millis(latencies, 50))));
    }
  }

  /** Kafka is away while the platform works, and comes back. */
  void afterAnOutage() {
    Fleet fleet = bench.fleet();
    KafkaConnection kafka = fleet.kafka();
    long before = Topic.end(kafka, Topics.SESSION_EVENTS);
    fleet.broker().stop();
    long waiting = 0;
    for (int loop = 0; loop < LOOPS; loop++) {
      waiting += bench.closed(bench.sessions()::refresh).latencies().count();
    }
    long all = before + waiting;
    fleet.broker().start();
    Patience.until("The first event", () -> Topic.end(kafka, Topics.SESSION_EVENTS) > before);
    long begin = System.nanoTime();
    long first = Topic.end(kafka, Topics.SESSION_EVENTS);
    Patience.until("The last event", () -> Topic.end(kafka, Topics.SESSION_EVENTS) >= all);
    double seconds = (System.nanoTime() - begin) / 1e9;
    bench.tell(
        Figure.atLeast(
            "relay, draining %,d events after Kafka was away".formatted(all - first),
            (all - first) / seconds,
            20_000,
            "events/s"));
  }
}
