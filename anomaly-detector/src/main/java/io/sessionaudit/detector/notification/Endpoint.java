package io.sessionaudit.detector.notification;

import io.sessionaudit.settings.Loopback;
import java.net.URI;
import java.time.Duration;

/**
 * Who is told.
 *
 * @param url where notices are posted
 * @param secret what they are signed with
 * @param timeout for one attempt as a whole
 * @param longestPause between two attempts
 */
public record Endpoint(URI url, SigningSecret secret, Duration timeout, Duration longestPause) {

  /**
   * Refuses an address that a notice should not go to.
   *
   * @param demo whether http is allowed on loopback
   * @throws IllegalArgumentException with a sentence that says what to set
   */
  public static URI checked(URI url, boolean demo) {
    String host = url.getHost();
    boolean secure = "https".equals(url.getScheme());
    boolean trial = demo && "http".equals(url.getScheme()) && host != null && Loopback.is(host);
    if (host == null || !(secure || trial)) {
      throw new IllegalArgumentException(
          "session-audit.webhook.url is a URL with https"
              + " (http on loopback with SESSION_AUDIT_PROFILE=demo).");
    }
    if (url.getUserInfo() != null || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "session-audit.webhook.url has no user name, password or fragment:"
              + " receivers check the signature.");
    }
    return url;
  }

  /** The URL may hold a secret in its path. */
  @Override
  public String toString() {
    return "endpoint at " + url.getHost();
  }
}
