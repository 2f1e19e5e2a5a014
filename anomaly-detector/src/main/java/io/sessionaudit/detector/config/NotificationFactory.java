package io.sessionaudit.detector.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.sessionaudit.detector.notification.Notification;
import io.sessionaudit.detector.notification.NotificationMeters;
import io.sessionaudit.settings.Deployment;
import io.sessionaudit.wire.KafkaConnection;
import java.time.InstantSource;

/** Starts the webhook with the service, if there shall be one. */
@Factory
@Requires(property = "session-audit.webhook.url")
final class NotificationFactory {

  @Context
  @Bean(preDestroy = "close")
  Notification notification(
      WebhookConfiguration webhook,
      Deployment deployment,
      KafkaConnection kafka,
      MeterRegistry registry) {
    InstantSource clock = InstantSource.system();
    return Notification.start(
        kafka,
        webhook.endpoint(deployment.isDemo()),
        clock,
        new NotificationMeters(registry, clock));
  }
}
