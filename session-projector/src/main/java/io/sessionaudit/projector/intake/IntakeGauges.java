package io.sessionaudit.projector.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sessionaudit.projector.table.LogPartition;
import io.sessionaudit.wire.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the intake is doing, for an operator: {@code session.audit.projector.*}. */
@Singleton
final class IntakeGauges implements MeterBinder {

  private final Intake intake;
  private final Clock clock = Clock.systemUTC();

  IntakeGauges(Intake intake) {
    this.intake = intake;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("session.audit.projector.folds", intake, it -> it.state().folds() ? 1 : 0)
        .description("1 while events become rows")
        .register(registry);
    Gauge.builder(
            "session.audit.projector.parked.streams", intake, it -> it.state().parkedStreams())
        .description("ALARM: streams that wait until somebody has looked")
        .register(registry);
    Gauge.builder("session.audit.projector.last.event.age.seconds", this, IntakeGauges::age)
        .description("Age of the newest event that this instance has folded")
        .register(registry);
    for (String topic : List.of(Topics.SESSION_EVENTS, Topics.SESSION_ANOMALIES)) {
      for (int partition = 0; partition < Topics.LOG_PARTITIONS; partition++) {
        lag(registry, new LogPartition(topic, partition));
      }
    }
  }

  /** Not a number while the partition belongs to another instance. */
  private void lag(MeterRegistry registry, LogPartition partition) {
    Gauge.builder(
            "session.audit.projector.lag",
            intake,
            it -> {
              Long records = it.state().lag().get(partition);
              return records == null ? Double.NaN : records;
            })
        .description("Records of the log that are not folded yet")
        .tag("topic", partition.topic())
        .tag("partition", String.valueOf(partition.partition()))
        .register(registry);
  }

  private double age() {
    Instant newest = intake.state().newest();
    return newest == null
        ? Double.NaN
        : Duration.between(newest, clock.instant()).toMillis() / 1_000.0;
  }
}
