package io.sessionaudit.auth.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.sessionaudit.auth.relay.Relay;
import io.sessionaudit.auth.relay.RelayStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Shows where the relay stands. It never makes the service unready: sign-ins and refreshes go on
 * while Kafka is away, and the age of the backlog says so.
 */
@Singleton
@Readiness
final class RelayHealth implements HealthIndicator {

  private final Relay relay;
  private final InstantSource clock = InstantSource.system();

  RelayHealth(Relay relay) {
    this.relay = relay;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    RelayStatus status = relay.status();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("leading", status.leading());
    details.put("inFlight", status.inFlight());
    details.put("backlogMillis", status.backlogAge(clock.instant()).toMillis());
    if (status.stopped() != null) {
      details.put("stopped", status.stopped());
    }
    return Publishers.just(HealthResult.builder("relay", HealthStatus.UP).details(details).build());
  }
}
