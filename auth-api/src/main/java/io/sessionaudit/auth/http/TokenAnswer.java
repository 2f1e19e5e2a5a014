package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.event.SessionEvent.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a sign-in and of a refresh (RFC 6749 section 5.1 in spirit).
 *
 * @param expiresIn seconds until the access token expires
 * @param refreshToken only for sessions that asked for {@code "delivery":"body"}, as is {@code
 *     fingerprint}
 */
@Serdeable
record TokenAnswer(
    String accessToken,
    String tokenType,
    long expiresIn,
    String sessionId,
    User user,
    @Nullable String refreshToken,
    @Nullable String fingerprint) {

  /** Whose tokens they are. */
  @Serdeable
  record User(String id, String username, List<String> roles) {}

  static MutableHttpResponse<?> of(HandedOut tokens) {
    boolean inBody = tokens.delivery() == Delivery.BODY;
    TokenAnswer body =
        new TokenAnswer(
            tokens.accessToken(),
            "Bearer",
            Math.max(0, tokens.expiresIn().toSeconds()),
            tokens.session().toString(),
            new User(tokens.user().toString(), tokens.username(), tokens.roles()),
            inBody ? tokens.refreshToken() : null,
            inBody ? tokens.fingerprint() : null);
    MutableHttpResponse<?> answer =
        HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (!inBody) {
      SessionCookies.set(answer, tokens);
    }
    return answer;
  }
}
