package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.guard.SessionGuard;
import io.sessionaudit.settings.Deployment;
import io.sessionaudit.settings.UnknownSettings;
import io.sessionaudit.wire.KafkaConnection;
import java.net.URI;
import java.util.Set;

/** Starts the guard with the service and ends it with the service. */
@Factory
@Requires(property = "session-audit.guard.enabled", value = "true")
final class GuardFactory {

  /**
   * A misspelt setting stops the start: a guard that was told {@code fingerprnt} would do something
   * else than its owner believes.
   */
  @Context
  @Bean(preDestroy = "close")
  SessionGuard guard(
      GuardConfiguration guard,
      KafkaConnection kafka,
      Deployment deployment,
      Environment environment) {
    UnknownSettings.refuse(environment);
    String issuer = deployment.requiredIssuer().toString();
    URI keys = guard.jwksUrl();
    return SessionGuard.start(
        new GuardSettings(
            issuer,
            Set.copyOf(deployment.requiredAudience()),
            keys == null ? URI.create(issuer + "/.well-known/jwks.json") : keys,
            kafka,
            guard.bound(),
            guard.fingerprint(),
            guard.cachedTokens()));
  }
}
