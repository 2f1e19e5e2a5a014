package io.sessionaudit.projector.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What became of the records, counted. */
@Singleton
final class FoldCounts implements FoldListener {

  private final Counter folded;
  private final Counter dropped;
  private final Counter parked;

  FoldCounts(MeterRegistry registry) {
    folded = counter(registry, "events", "Events folded into rows");
    dropped = counter(registry, "duplicates", "Events that were known");
    parked = counter(registry, "parked", "ALARM: records that could not be folded");
  }

  private static Counter counter(MeterRegistry registry, String name, String says) {
    return Counter.builder("session.audit.projector." + name).description(says).register(registry);
  }

  @Override
  public void folded(FoldReport report) {
    folded.increment(report.folded());
    dropped.increment(report.dropped());
    parked.increment(report.parked());
  }
}
