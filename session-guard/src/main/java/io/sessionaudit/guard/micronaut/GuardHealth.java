package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.sessionaudit.guard.SessionGuard;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** A service whose guard cannot decide is alive but not ready. */
@Singleton
@Readiness
@Requires(property = "session-audit.guard.enabled", value = "true")
@Requires(classes = HealthIndicator.class)
final class GuardHealth implements HealthIndicator {

  private final SessionGuard guard;

  GuardHealth(SessionGuard guard) {
    this.guard = guard;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = guard.ready() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(
        HealthResult.builder("session-guard", status)
            .details(
                Map.of(
                    "revocations", guard.revocations().readiness().name(),
                    "keys", guard.hasKeys()))
            .build());
  }
}
