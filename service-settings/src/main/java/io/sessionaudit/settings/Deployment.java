package io.sessionaudit.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every deployment says once, so that one file of environment variables serves all services;
 * each takes what it needs.
 *
 * @param profile {@code production} (default) or {@code demo}, which alone allows an issuer without
 *     TLS and, on loopback, a Kafka without SASL
 * @param issuer the public URL of auth-api, {@code iss} of every token
 * @param audience the services that shall accept the tokens, {@code aud}
 * @param keysDir folder of the key files that auth-api made at its first start
 * @param trustedProxies CIDRs of the proxies whose {@code X-Forwarded-For} is believed
 * @param allowedOrigins further web origins that may call auth-api with credentials
 * @param logFormat {@code text} or {@code json}: how lines of the log are written
 */
@ConfigurationProperties("session-audit")
public record Deployment(
    @Bindable(defaultValue = "production") String profile,
    @Nullable URI issuer,
    @Nullable List<String> audience,
    @Nullable Path keysDir,
    @Nullable List<String> trustedProxies,
    @Nullable List<String> allowedOrigins,
    @Bindable(defaultValue = "text") String logFormat) {

  public Deployment {
    if (!profile.equals("production") && !profile.equals("demo")) {
      throw new IllegalArgumentException("session-audit.profile is production or demo.");
    }
    if (!logFormat.equals("text") && !logFormat.equals("json")) {
      throw new IllegalArgumentException("session-audit.log-format is text or json.");
    }
    if (issuer != null) {
      requireSafe(issuer, profile);
    }
  }

  /** Keys that verify tokens are fetched from there. */
  private static void requireSafe(URI issuer, String profile) {
    String scheme = issuer.getScheme();
    if (!"https".equals(scheme) && !("http".equals(scheme) && profile.equals("demo"))) {
      throw new IllegalArgumentException(
          "session-audit.issuer is a URL with https; http is for session-audit.profile=demo only.");
    }
    if (issuer.getHost() == null) {
      throw new IllegalArgumentException("session-audit.issuer is a URL with a host.");
    }
  }

  /** Whether unsafe settings are allowed, because nothing here is worth protecting. */
  public boolean isDemo() {
    return profile.equals("demo");
  }

  /**
   * The issuer, where a service cannot do without.
   *
   * @throws IllegalArgumentException with a sentence if it is not set
   */
  public URI requiredIssuer() {
    return Required.value(issuer, "session-audit.issuer");
  }

  /**
   * The audience, where a service cannot do without.
   *
   * @throws IllegalArgumentException with a sentence if it is not set
   */
  public List<String> requiredAudience() {
    return Required.value(audience, "session-audit.audience");
  }

  /**
   * The key folder, where a service cannot do without.
   *
   * @throws IllegalArgumentException with a sentence if it is not set
   */
  public Path requiredKeysDir() {
    return Required.value(keysDir, "session-audit.keys-dir");
  }
}
