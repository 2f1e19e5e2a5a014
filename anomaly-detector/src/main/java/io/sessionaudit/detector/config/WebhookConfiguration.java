package io.sessionaudit.detector.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.detector.notification.Endpoint;
import io.sessionaudit.detector.notification.SigningSecret;
import io.sessionaudit.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when all of a user's sessions are ended; nobody unless there is a URL.
 *
 * @param url https, in a demo also http on loopback
 * @param secret what notices are signed with: {@code whsec_} and the base64 of 24 to 64 random
 *     bytes
 * @param secretFile a file that holds it instead
 * @param timeout for one attempt, 1 s to 1 min
 * @param longestPause between two attempts, 1 s to 1 h
 */
@ConfigurationProperties("session-audit.webhook")
public record WebhookConfiguration(
    @Nullable URI url,
    @Nullable String secret,
    @Nullable Path secretFile,
    @Bindable(defaultValue = "10s") Duration timeout,
    @Bindable(defaultValue = "5m") Duration longestPause) {

  public WebhookConfiguration {
    if (isOutside(timeout, Duration.ofMinutes(1))) {
      throw new IllegalArgumentException("session-audit.webhook.timeout must be from 1s to 1m");
    }
    if (isOutside(longestPause, Duration.ofHours(1))) {
      throw new IllegalArgumentException(
          "session-audit.webhook.longest-pause must be from 1s to 1h");
    }
  }

  Endpoint endpoint(boolean demo) {
    Secret given = Secret.of("session-audit.webhook.secret", secret, secretFile);
    if (url == null || given == null) {
      throw new IllegalArgumentException(
          "A webhook wants an address and a secret: set SESSION_AUDIT_WEBHOOK_URL, and"
              + " SESSION_AUDIT_WEBHOOK_SECRET or SESSION_AUDIT_WEBHOOK_SECRET_FILE.");
    }
    return new Endpoint(
        Endpoint.checked(url, demo), SigningSecret.of(given.value()), timeout, longestPause);
  }

  private static boolean isOutside(Duration value, Duration most) {
    return value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0;
  }

  /** The secret stays out of logs, and so does the URL, which may hold one. */
  @Override
  public String toString() {
    return "webhook";
  }
}
