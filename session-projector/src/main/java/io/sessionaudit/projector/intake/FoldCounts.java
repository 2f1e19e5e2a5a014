package io.sessionaudit.projector.intake;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What became of the records, counted. */
@Singleton
final class FoldCounts implements FoldListener, MeterBinder {

  private final LongAdder folded = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder parked = new LongAdder();

  @Override
  public void folded(FoldReport report) {
    folded.add(report.folded());
    dropped.add(report.dropped());
    parked.add(report.parked());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "events", folded, "Events folded into rows");
    counter(registry, "duplicates", dropped, "Events that were known");
    counter(registry, "parked", parked, "ALARM: records that could not be folded");
  }

  private static void counter(MeterRegistry registry, String name, LongAdder count, String says) {
    FunctionCounter.builder("session.audit.projector." + name, count, LongAdder::sum)
        .description(says)
        .register(registry);
  }
}
