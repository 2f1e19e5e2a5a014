package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.guard.view.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** A service whose guard cannot decide is alive but not ready. */
@Singleton
@io.micronaut.management.health.indicator.annotation.Readiness
@Requires(property = "session-audit.guard.enabled", value = "true")
@Requires(classes = HealthIndicator.class)
final class GuardHealth implements HealthIndicator {

  private final SessionGuard guard;

  GuardHealth(SessionGuard guard) {
    this.guard = guard;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    boolean keys = guard.hasKeys();
    Readiness revocations = guard.revocations().readiness();
    boolean ready = keys && revocations == Readiness.READY;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("revocations", revocations.name());
    details.put("keys", keys);
    if (!ready) {
      details.put("reason", reason(keys, revocations));
    }
    return Publishers.just(
        HealthResult.builder("session-guard", ready ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }

  private static String reason(boolean keys, Readiness revocations) {
    return switch (revocations) {
      case LOADING -> "The revocation feed is still being read, or no relay writes watermarks.";
      case STALE -> "The news about revocations are too old: look at Kafka and at the relay.";
      case UNREADABLE -> "A record of the revocation feed that may be a revocation is unreadable.";
      case READY ->
          keys ? "Nothing is wrong." : "The issuer's key set could not be fetched so far.";
    };
  }
}
