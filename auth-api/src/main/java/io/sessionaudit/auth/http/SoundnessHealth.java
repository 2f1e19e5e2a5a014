package io.sessionaudit.auth.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.sessionaudit.auth.anchor.Soundness;
import io.sessionaudit.auth.anchor.Standing;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** An instance serves nothing until the database is known to be where the log left it. */
@Singleton
@Readiness
final class SoundnessHealth implements HealthIndicator {

  private final Soundness soundness;

  SoundnessHealth(Soundness soundness) {
    this.soundness = soundness;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Standing standing = soundness.standing();
    HealthStatus status = standing instanceof Standing.Sound ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("reason", standing.reason());
    if (standing instanceof Standing.WentBack) {
      // Waits for an operator, not for time to pass.
      details.put("wentBack", true);
    }
    return Publishers.just(HealthResult.builder("state", status).details(details).build());
  }
}
