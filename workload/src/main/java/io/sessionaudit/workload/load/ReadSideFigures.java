package io.sessionaudit.workload.load;

import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.projector.replay.Findings;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.workload.check.Fold;
import io.sessionaudit.workload.fleet.Fleet;
import io.sessionaudit.workload.fleet.FleetException;
import io.sessionaudit.workload.fleet.Instance;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.measure.CopyUpsert;
import io.sessionaudit.workload.measure.ProcessorTime;
import io.sessionaudit.workload.points.Service;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast those who read the log come to its end. */
final class ReadSideFigures {

  private static final long BACKLOG = 100_000;

  /** The first compile what the last one is measured with. */
  private static final int REBUILDS = 3;

  private final Bench bench;
  private final Fleet fleet;
  private final double limit;

  /** Measures the limit first. */
  ReadSideFigures(Bench bench) {
    this.bench = bench;
    this.fleet = bench.fleet();
    this.limit = new CopyUpsert(fleet, bench.length()).perSecond();
    bench.tell(
        Figure.of(
            "COPY + upsert, 4 connections, batches of 1,000", "%,.0f rows/s".formatted(limit)));
  }

  /** Has the readers go on, one after the other, that were paused, when enough waits for them. */
  void catchUp() {
    long waiting = 0;
    while (waiting < BACKLOG) {
      waiting += bench.closed(bench.sessions()::refresh).latencies().count();
    }
    Speed projector = speed(Service.PROJECTOR, this::folded);
    bench.tell(
        Figure.atLeast(
            "projector, coming to the end of %,d events, against the limit"
                .formatted(projector.events()),
            projector.perSecond() / limit,
            0.5,
            "x"));
    bench.tell(Figure.of("projector", projector.text()));
    Speed detector = detectorSpeed();
    bench.tell(
        Figure.atLeast(
            "detector, coming to the end of %,d events, per core".formatted(detector.events()),
            detector.perCoreSecond(),
            20_000,
            "events/s"));
    bench.tell(Figure.of("detector", detector.text()));
  }

  /** The whole log, folded and compared while everything runs. */
  void rebuild() {
    for (int unmeasured = 1; unmeasured < REBUILDS; unmeasured++) {
      Findings _ = new Fold(fleet).replay();
    }
    long begin = System.nanoTime();
    Findings findings = new Fold(fleet).replay();
    double seconds = (System.nanoTime() - begin) / 1e9;
    long events = findings.offsets().values().stream().mapToLong(Long::longValue).sum();
    if (!findings.equal()) {
      throw new FleetException("The tables are not what the log says: " + findings.tables());
    }
    bench.tell(
        Figure.atLeast(
            "replay of %,d events with the comparison, against the limit".formatted(events),
            events / seconds / limit,
            0.5,
            "x"));
  }

  private Speed speed(Service service, LongSupplier done) {
    long end = logEnd();
    long before = done.getAsLong();
    Instance instance = fleet.of(service).getFirst();
    instance.resume();
    Patience.until("The first step of " + service, () -> done.getAsLong() > before);
    long begin = System.nanoTime();
    Duration used = ProcessorTime.of(instance.pid());
    long first = done.getAsLong();
    Patience.until("The last event at " + service, () -> done.getAsLong() >= end);
    Duration length = Duration.ofNanos(System.nanoTime() - begin);
    Duration processor = ProcessorTime.of(instance.pid()).minus(used);
    instance.awaitReady();
    return new Speed(end - first, length, processor);
  }

  private record Speed(long events, Duration length, Duration processor) {

    double perSecond() {
      return events / (length.toNanos() / 1e9);
    }

    double perCoreSecond() {
      return events / (processor.toNanos() / 1e9);
    }

    String text() {
      return "%,.0f events/s, %.3f ms of its processor time each"
          .formatted(perSecond(), processor.toNanos() / 1e6 / events);
    }
  }

  private long folded() {
    return fleet.number(
        "SELECT sum(next_offset) FROM audit.projection_offset WHERE topic = '"
            + Topics.SESSION_EVENTS
            + "'");
  }

  private Speed detectorSpeed() {
    try (GroupProgress progress =
        new GroupProgress(fleet.kafka(), DetectionTopology.APPLICATION, Topics.SESSION_EVENTS)) {
      return speed(Service.DETECTOR, progress::offsets);
    }
  }

  private long logEnd() {
    try (TopicEnd end = new TopicEnd(fleet.kafka(), Topics.SESSION_EVENTS)) {
      return end.offsets();
    }
  }
}
