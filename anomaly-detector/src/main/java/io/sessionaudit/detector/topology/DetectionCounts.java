package io.sessionaudit.detector.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.event.AnomalyDetected.Verdict;

/** What came by, as metrics {@code session_audit_detector_*}. */
public final class DetectionCounts {

  private final Counter events;
  private final Counter duplicates;
  private final Counter unreadable;
  private final Counter gaps;
  private final Counter observed;
  private final Counter revoked;

  public DetectionCounts(MeterRegistry registry) {
    events = counter(registry, "events", "Events that the rules have seen");
    duplicates = counter(registry, "duplicates", "Events that had been seen before");
    unreadable = counter(registry, "unreadable", "ALARM: records that are no event; passed over");
    gaps = counter(registry, "gaps", "ALARM: events before which one of the same user is missing");
    observed = anomalies(registry, Verdict.OBSERVE);
    revoked = anomalies(registry, Verdict.REVOKE_ALL);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("session.audit.detector." + name)
        .description(description)
        .register(registry);
  }

  private static Counter anomalies(MeterRegistry registry, Verdict verdict) {
    return Counter.builder("session.audit.detector.anomalies")
        .description("Anomalies said")
        .tag("verdict", verdict.name())
        .register(registry);
  }

  void event() {
    events.increment();
  }

  void duplicate() {
    duplicates.increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  void gap() {
    gaps.increment();
  }

  void anomaly(Verdict verdict) {
    switch (verdict) {
      case OBSERVE -> observed.increment();
      case REVOKE_ALL -> revoked.increment();
    }
  }
}
