package io.sessionaudit.auth.config;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
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
    if (running.reacts()) {
      return Publishers.just(HealthResult.builder("reaction", HealthStatus.UP).build());
    }
    return Publishers.just(
        HealthResult.builder("reaction", HealthStatus.DOWN)
            .details(Map.of("reason", "Nobody acts on anomalies here: the reader has ended."))
            .build());
  }
}
