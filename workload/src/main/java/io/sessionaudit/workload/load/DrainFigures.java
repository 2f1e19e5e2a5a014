package io.sessionaudit.workload.load;

import io.sessionaudit.auth.relay.RelaySettings;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.measure.Latencies;
import io.sessionaudit.workload.points.Service;
import java.util.List;
import java.util.function.Consumer;

/** How fast events leave the journal for Kafka. */
record DrainFigures(Bench bench) {

  private static final double STEADY = 1_000;

  /** Those that the producer holds already while Kafka stands still are not measured. */
  private static final long FIRST = RelaySettings.defaults().window();

  private static final long BACKLOG = 50_000 + FIRST;

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

  /** Kafka, and who reads it, stand still while the platform works, and Kafka goes on. */
  void afterAnOutage() {
    Fleet fleet = bench.fleet();
    try (TopicEnd log = new TopicEnd(fleet.kafka(), Topics.SESSION_EVENTS)) {
      long before = log.offsets();
      readers(Instance::pause);
      // Not stopped: one that has just started is a Java machine that compiles.
      fleet.broker().pause();
      long waiting = 0;
      while (waiting < BACKLOG) {
        waiting += bench.closed(bench.sessions()::refresh).latencies().count();
      }
      long all = before + waiting;
      fleet.broker().resume();
      Patience.until("The first event", () -> log.offsets() > before + FIRST);
      long begin = System.nanoTime();
      long first = log.offsets();
      Patience.until("The last event", () -> log.offsets() >= all);
      double seconds = (System.nanoTime() - begin) / 1e9;
      readers(Instance::resume);
      bench.tell(
          Figure.atLeast(
              "relay, draining %,d events from the journal while nobody reads them"
                  .formatted(all - first),
              (all - first) / seconds,
              20_000,
              "events/s"));
    }
    fleet.everyone().forEach(Instance::awaitReady);
  }

  private void readers(Consumer<Instance> what) {
    List.of(Service.PROJECTOR, Service.DETECTOR)
        .forEach(service -> bench.fleet().of(service).forEach(what));
  }
}
