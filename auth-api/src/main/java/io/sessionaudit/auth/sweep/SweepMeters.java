package io.sessionaudit.auth.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;

/** What an operator watches. */
final class SweepMeters {

  private final Counter expired;
  private final Counter removed;
  private final Counter failures;
  private final AtomicBoolean stopped = new AtomicBoolean();

  SweepMeters(MeterRegistry registry) {
    expired = counter(registry, "expired", "Sessions that were ended at a limit");
    removed = counter(registry, "removed", "Rows of ended sessions that were taken away");
    failures = counter(registry, "failures", "Runs that a failure ended, and sessions put off");
    Gauge.builder("session.audit.sweeper.stopped", stopped, it -> it.get() ? 1 : 0)
        .description("ALARM if 1: the database's clock has jumped, no session is ended")
        .strongReference(true)
        .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("session.audit.sweeper." + name)
        .description(description)
        .register(registry);
  }

  void expired() {
    expired.increment();
  }

  void removed(int rows) {
    removed.increment(rows);
  }

  void failed() {
    failures.increment();
  }

  /** Returns what it was before. */
  boolean stopped(boolean now) {
    return stopped.getAndSet(now);
  }
}
