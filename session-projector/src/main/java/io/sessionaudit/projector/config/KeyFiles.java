package io.sessionaudit.projector.config;

import io.micronaut.context.annotation.Factory;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.settings.Deployment;
import jakarta.inject.Singleton;

/** The keys in {@code session-audit.keys-dir}. */
@Factory
final class KeyFiles {

  private final ReadingKeys keys;

  KeyFiles(Deployment deployment) {
    this.keys = ReadingKeys.in(deployment.requiredKeysDir());
  }

  @Singleton
  MasterKey master() {
    return keys.master();
  }

  @Singleton
  LookupKey lookup() {
    return keys.lookup();
  }
}
