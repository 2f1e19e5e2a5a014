package io.sessionaudit.auth.config;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** An instance that would not act on a verdict is not ready. */
@Singleton
@Readiness
final class ReactionHealth implements HealthIndicator {

  private final Running running;

  ReactionHealth(Running running) {
    this.running = running;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = running.reacts() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("reaction", status).build());
  }
}
