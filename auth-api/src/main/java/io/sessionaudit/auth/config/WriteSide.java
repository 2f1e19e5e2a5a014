package io.sessionaudit.auth.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.jdbc.DataSourceResolver;
import io.sessionaudit.auth.anchor.AnchorCheck;
import io.sessionaudit.auth.anchor.SoundDataSource;
import io.sessionaudit.auth.anchor.Soundness;
import io.sessionaudit.auth.append.AccountCreation;
import io.sessionaudit.auth.append.Clients;
import io.sessionaudit.auth.append.Everyone;
import io.sessionaudit.auth.append.EvidenceBudget;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Strangers;
import io.sessionaudit.auth.command.ExpireSession;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.http.AllowedOrigins;
import io.sessionaudit.auth.origin.Origins;
import io.sessionaudit.auth.origin.TrustedProxies;
import io.sessionaudit.auth.relay.Relay;
import io.sessionaudit.auth.relay.RelaySettings;
import io.sessionaudit.auth.sweep.Sweeper;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.wire.KafkaConnection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Storage, the relay behind it, and where requests come from. */
@Factory
final class WriteSide {

  @Singleton
  Limits limits(LimitSettings settings) {
    return settings.limits();
  }

  @Singleton
  Pool pool(DataSource dataSource, @Nullable DataSourceResolver resolver, Soundness soundness) {
    DataSource pool = resolved(dataSource, resolver);
    return new Pool(new SoundDataSource(pool, soundness), pool);
  }

  @Bean(preDestroy = "close")
  @Singleton
  Soundness soundness(
      DataSource dataSource, @Nullable DataSourceResolver resolver, KafkaConnection kafka) {
    return Soundness.start(resolved(dataSource, resolver), new AnchorCheck(kafka));
  }

  private static DataSource resolved(DataSource dataSource, @Nullable DataSourceResolver resolver) {
    return resolver == null ? dataSource : resolver.resolve(dataSource);
  }

  @Bean(preDestroy = "close")
  @Singleton
  Relay relay(
      Pool pool, Soundness soundness, KafkaConnection kafka, Limits limits, MeterRegistry meters) {
    return Relay.start(
        pool.uncompared(),
        soundness::compare,
        kafka,
        RelaySettings.keeping(limits.absolute().plus(Duration.ofDays(1))),
        meters);
  }

  @Bean(preDestroy = "close")
  @Singleton
  Sweeper sweeper(
      Pool pool,
      ExpireSession expire,
      SweeperSettings settings,
      Limits limits,
      MeterRegistry meters) {
    return new Sweeper(pool.dataSource(), expire, settings.sweep(limits), meters, System::nanoTime);
  }

  @Singleton
  Reads reads(MasterKey masterKey) {
    return new Reads(masterKey);
  }

  @Singleton
  EvidenceBudget evidenceBudget() {
    return EvidenceBudget.defaults();
  }

  @Singleton
  Execution execution(Pool pool, EvidenceBudget budget, Relay relay) {
    return new Execution(pool.dataSource(), budget, relay::wake);
  }

  @Singleton
  AccountCreation accountCreation(Pool pool, MasterKey masterKey, Relay relay) {
    return new AccountCreation(pool.dataSource(), masterKey, relay::wake);
  }

  @Singleton
  Strangers strangers(Pool pool, EvidenceBudget budget, Relay relay) {
    return new Strangers(pool.dataSource(), budget, relay::wake);
  }

  @Singleton
  Clients clients(Pool pool, Relay relay) {
    return new Clients(pool.dataSource(), relay::wake);
  }

  @Singleton
  Everyone everyone(Pool pool, Relay relay) {
    return new Everyone(pool.dataSource(), relay::wake);
  }

  /** Made at the start: a proxy that cannot be read stops it, not the first request. */
  @Context
  Origins origins(AuthSettings settings) {
    return new Origins(TrustedProxies.of(said(settings.trustedProxies())));
  }

  /** Likewise. */
  @Context
  AllowedOrigins allowedOrigins(AuthSettings settings) {
    Set<String> origins = new HashSet<>(said(settings.allowedOrigins()));
    origins.add(origin(settings));
    return new AllowedOrigins(origins);
  }

  /** A variable that is set to nothing says nothing. */
  private static List<String> said(@Nullable List<String> items) {
    return items == null ? List.of() : items.stream().filter(it -> !it.isBlank()).toList();
  }

  /** Scheme, host and port of the issuer, as browsers write an origin. */
  private static String origin(AuthSettings settings) {
    URI issuer = settings.issuer();
    String scheme = issuer.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean named = issuer.getPort() != -1 && issuer.getPort() != usual;
    return scheme
        + "://"
        + issuer.getHost().toLowerCase(Locale.ROOT)
        + (named ? ":" + issuer.getPort() : "");
  }
}
