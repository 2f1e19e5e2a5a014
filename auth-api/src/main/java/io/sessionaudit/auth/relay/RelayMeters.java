package io.sessionaudit.auth.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What an operator watches. */
final class RelayMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private final Counter failures;
  private List<Meter> gauges = List.of();

  RelayMeters(MeterRegistry registry) {
    this.registry = registry;
    this.failures =
        Counter.builder("session.audit.relay.failures")
            .description("How often the relay had to start over")
            .register(registry);
  }

  void watch(Supplier<RelayStatus> status) {
    gauges =
        List.of(
            gauge(
                "backlog.age",
                "Seconds that the oldest event has waited for Kafka",
                status,
                it -> it.backlogAge(Instant.now()).toMillis() / 1e3),
            gauge("leading", "1 in the instance that sends", status, it -> it.leading() ? 1 : 0),
            gauge(
                "stopped",
                "ALARM if 1: the log has lost events, nothing is sent",
                status,
                it -> it.stopped() == null ? 0 : 1),
            gauge("in.flight", "Events sent and not acknowledged", status, RelayStatus::inFlight),
            gauge("holes", "Skipped runs of ids that may be filled", status, RelayStatus::holes));
  }

  private Gauge gauge(
      String name,
      String description,
      Supplier<RelayStatus> status,
      ToDoubleFunction<RelayStatus> value) {
    return Gauge.builder("session.audit.relay." + name, status, it -> value.applyAsDouble(it.get()))
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  void failed() {
    failures.increment();
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
