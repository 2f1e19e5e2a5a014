package io.sessionaudit.detector.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.sessionaudit.detector.notification.Notification;
import io.sessionaudit.detector.notification.NotificationStatus;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Shows a dead endpoint. The detector is ready all the same: it does not need one. */
@Readiness
@Singleton
@Requires(beans = Notification.class)
final class WebhookHealth implements HealthIndicator {

  private final Notification notification;

  WebhookHealth(Notification notification) {
    this.notification = notification;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    NotificationStatus status = notification.status();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("delivers", status.failure() == null);
    details.put("undelivered", status.undelivered());
    if (status.oldest() != null) {
      details.put("oldest", String.valueOf(status.oldest()));
    }
    if (status.failure() != null) {
      details.put("lastFailure", String.valueOf(status.failure()));
    }
    return Publishers.just(
        HealthResult.builder("webhook", HealthStatus.UP).details(details).build());
  }
}
