package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.sessionaudit.guard.GuardSettings;
import io.sessionaudit.guard.SessionGuard;
import java.util.List;
import java.util.Set;

/** Starts the guard with the service and ends it with the service. */
@Factory
@Requires(property = "session-audit.guard.enabled", value = "true")
final class GuardFactory {

  @Context
  @Bean(preDestroy = "close")
  SessionGuard guard(
      GuardConfiguration guard,
      GuardKafkaConfiguration kafka,
      @Property(name = "session-audit.issuer") String issuer,
      @Property(name = "session-audit.audience") List<String> audiences) {
    return SessionGuard.start(
        new GuardSettings(
            issuer,
            Set.copyOf(audiences),
            guard.jwksUrl(),
            kafka.connection(),
            guard.bound(),
            guard.fingerprint(),
            guard.cachedTokens()));
  }
}
