package io.sessionaudit.auth.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.auth.decision.Refusal;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what refreshes were answered: {@code session_audit_refresh}, by answer. */
@Singleton
final class RefreshMeters {

  private final Counter granted;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

  RefreshMeters(MeterRegistry meters) {
    granted = counter(meters, "granted");
    for (Refusal refusal : Refusal.values()) {
      refused.put(refusal, counter(meters, refusal.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static Counter counter(MeterRegistry meters, String answer) {
    return Counter.builder("session.audit.refresh").tag("answer", answer).register(meters);
  }

  void granted() {
    granted.increment();
  }

  void refused(Refusal refusal) {
    Objects.requireNonNull(refused.get(refusal)).increment();
  }
}
