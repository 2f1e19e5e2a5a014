package io.sessionaudit.settings;

import io.micronaut.context.annotation.Factory;
import io.sessionaudit.wire.KafkaConnection;
import jakarta.inject.Singleton;

/** What the settings lead to. */
@Factory
final class Connections {

  @Singleton
  KafkaConnection kafka(KafkaSettings settings, Deployment deployment) {
    return settings.connection(deployment.isDemo());
  }
}
