package io.sessionaudit.auth.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.decision.Refusal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what a call was answered, by answer; all answers are there from the start. */
final class OutcomeCounts {

  private final MeterRegistry meters;
  private final String name;
  private final String says;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

  OutcomeCounts(MeterRegistry meters, String name, String says) {
    this.meters = meters;
    this.name = name;
    this.says = says;
    for (Refusal refusal : Refusal.values()) {
      refused.put(refusal, counter(refusal.name().toLowerCase(Locale.ROOT)));
    }
  }

  Counter counter(String answer) {
    return Counter.builder(name).description(says).tag("answer", answer).register(meters);
  }

  void refused(Refusal refusal) {
    Objects.requireNonNull(refused.get(refusal)).increment();
  }
}
