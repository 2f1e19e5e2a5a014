package io.sessionaudit.projector.intake;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Ready once the group has answered and the tables take what is read. A parked stream is an alarm,
 * not a reason to stop serving everybody else.
 */
@Singleton
@Readiness
final class IntakeHealth implements HealthIndicator {

  private final Intake intake;

  IntakeHealth(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    IntakeState state = intake.state();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("assigned", state.assigned());
    details.put("parkedStreams", state.parkedStreams());
    if (!state.folds()) {
      details.put("reason", reason(state));
    }
    return Publishers.just(
        HealthResult.builder("intake", state.folds() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }

  private static String reason(IntakeState state) {
    String trouble = state.trouble();
    return trouble == null ? "Kafka has not said yet which partitions to read." : trouble;
  }
}
