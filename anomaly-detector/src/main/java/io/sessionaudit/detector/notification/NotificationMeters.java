package io.sessionaudit.detector.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What an operator sees of the webhook: {@code session.audit.webhook.*}. */
public final class NotificationMeters {

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Counter delivered;
  private final Counter failed;
  private final Counter unreadable;

  public NotificationMeters(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    this.delivered = attempts("delivered");
    this.failed = attempts("failed");
    this.unreadable =
        Counter.builder("session.audit.webhook.unreadable")
            .description("ALARM if it rises: verdicts that nobody was told of")
            .register(registry);
  }

  void watch(Supplier<NotificationStatus> status) {
    Gauge.builder("session.audit.webhook.undelivered", status, it -> it.get().undelivered())
        .description("Notices that were read and wait")
        .strongReference(true)
        .register(registry);
    Gauge.builder("session.audit.webhook.oldest.seconds", status, it -> age(it.get()))
        .description("ALARM if it grows: age of the oldest notice that waits, 0 if none does")
        .strongReference(true)
        .register(registry);
  }

  void attempt(boolean taken) {
    (taken ? delivered : failed).increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  private double age(NotificationStatus status) {
    Instant oldest = status.oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
  }

  private Counter attempts(String result) {
    return Counter.builder("session.audit.webhook.attempts")
        .description("Attempts to deliver a notice")
        .tag("result", result)
        .register(registry);
  }
}
