package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who we are and whom we trust.
 *
 * @param profile {@code production} (default) or {@code demo}, which alone allows an issuer without
 *     TLS and cheap password hashes
 * @param issuer the public URL of this API: {@code iss} of every token, and the one origin that is
 *     always listed
 * @param audience {@code aud} of every token: the services that shall accept it
 * @param keysDir folder of the key files; made at the first start, to be backed up and kept secret
 * @param credentialsDir where the first start leaves the first accounts' passwords; nothing is
 *     created without it
 * @param trustedProxies CIDRs of the proxies whose {@code X-Forwarded-For} is believed; with an
 *     address too many, clients choose their own address
 * @param allowedOrigins further web origins that may call us with credentials
 */
@ConfigurationProperties("session-audit")
public record AuthSettings(
    @Bindable(defaultValue = "production") String profile,
    URI issuer,
    List<String> audience,
    Path keysDir,
    @Nullable Path credentialsDir,
    @Nullable List<String> trustedProxies,
    @Nullable List<String> allowedOrigins) {

  public AuthSettings {
    if (!profile.equals("production") && !profile.equals("demo")) {
      throw new IllegalArgumentException("session-audit.profile is production or demo.");
    }
    String scheme = issuer.getScheme();
    if (!"https".equals(scheme) && !("http".equals(scheme) && profile.equals("demo"))) {
      throw new IllegalArgumentException(
          "session-audit.issuer is a URL with https; http is for session-audit.profile=demo only.");
    }
    if (issuer.getHost() == null) {
      throw new IllegalArgumentException("session-audit.issuer is a URL with a host.");
    }
    if (profile.equals("production")
        && allowedOrigins != null
        && allowedOrigins.stream().anyMatch(it -> it.startsWith("http:"))) {
      throw new IllegalArgumentException(
          "session-audit.allowed-origins has https origins only; http is for"
              + " session-audit.profile=demo.");
    }
    if (audience.isEmpty() || audience.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "session-audit.audience names at least one service that accepts the tokens.");
    }
  }
}
