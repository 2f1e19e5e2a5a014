package io.sessionaudit.guard.micronaut;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts error answers by their code: {@code session_audit_problems_total}. */
@Singleton
@Requires(property = "session-audit.problems", value = "true")
@Requires(classes = MeterBinder.class)
final class ProblemCounts implements AnswerListener, MeterBinder {

  private static final String OTHER = "other";

  /** Fixed, so that no caller can add to the metrics. */
  private final Map<String, LongAdder> counts = new TreeMap<>();

  private final LongAdder others = new LongAdder();

  ProblemCounts() {
    for (ProblemCode code : ProblemCode.values()) {
      counts.put(code.code(), new LongAdder());
    }
    counts.put(OTHER, others);
  }

  @Override
  public void refused(Explained why) {
    counts.getOrDefault(why.code(), others).increment();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    counts.forEach((code, count) ->
        FunctionCounter.builder("session.audit.problems", count, LongAdder::sum)
            .description("Error answers")
            .tag("code", code)
            .register(registry));
  }
}
