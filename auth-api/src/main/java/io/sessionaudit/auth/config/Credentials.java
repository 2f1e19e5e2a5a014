package io.sessionaudit.auth.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.endpoints.JwkProvider;
import io.sessionaudit.auth.credential.AccessTokens;
import io.sessionaudit.auth.credential.Argon2Cost;
import io.sessionaudit.auth.credential.Es256Signatures;
import io.sessionaudit.auth.credential.HashingLimits;
import io.sessionaudit.auth.credential.KeyFiles;
import io.sessionaudit.auth.credential.KeyRenewal;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.guard.token.TokenVerifier;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.MasterKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Keys, and what is made and checked with them. */
@Factory
final class Credentials {

  private static final Duration KEYS_READ_EVERY = Duration.ofSeconds(10);

  @Singleton
  KeyFiles keyFiles(AuthSettings settings) {
    return KeyFiles.open(settings.keysDir());
  }

  /** Eager, so that it runs although nobody asks for it. */
  @Bean(preDestroy = "close")
  @Context
  KeyRenewal keyRenewal(KeyFiles keys, MeterRegistry meters) {
    return KeyRenewal.start(keys, KEYS_READ_EVERY, meters);
  }

  @Singleton
  MasterKey masterKey(KeyFiles keys) {
    return keys.master();
  }

  @Singleton
  LookupKey lookupKey(KeyFiles keys) {
    return keys.lookup();
  }

  @Singleton
  Es256Signatures signatures(KeyFiles keys) {
    return new Es256Signatures(keys.signing());
  }

  @Singleton
  JwkProvider jwkProvider(KeyFiles keys) {
    return () -> keys.signing().published();
  }

  @Singleton
  AccessTokens accessTokens(AuthSettings settings, Es256Signatures signatures) {
    return new AccessTokens(settings.issuer().toString(), settings.audience(), signatures);
  }

  @Singleton
  RefreshTokens refreshTokens(KeyFiles keys) {
    return new RefreshTokens(keys.mac());
  }

  @Singleton
  TokenVerifier tokenVerifier(AuthSettings settings, KeyFiles keys) {
    return new TokenVerifier(
        settings.issuer().toString(), Set.copyOf(settings.audience()), keys.signing());
  }

  /** Made at the start: a cost that is too low stops it, not the first sign-in. */
  @Bean(preDestroy = "close")
  @Context
  Passwords passwords(AuthSettings settings, PasswordSettings passwords) {
    Argon2Cost cost = passwords.cost(settings);
    Runtime machine = Runtime.getRuntime();
    return new Passwords(
        HashingLimits.of(cost, machine.availableProcessors(), machine.maxMemory()), cost);
  }
}
