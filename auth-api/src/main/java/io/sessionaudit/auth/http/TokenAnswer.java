package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.auth.command.HandedOut;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.guard.micronaut.contract.Says;
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
    @Says("A JWT, to be kept in memory only.") String accessToken,
    @Says(value = "How it is presented.", values = "Bearer") String tokenType,
    @Says("Seconds until it expires.") long expiresIn,
    @Says(value = "The session.", format = "uuid") String sessionId,
    User user,
    @Says("Only for sessions whose delivery is body.") @Nullable String refreshToken,
    @Says("Likewise; the access token counts only together with it.")
        @Nullable String fingerprint) {

  /** Whose tokens they are. */
  @Serdeable
  record User(
      @Says(value = "The account.", format = "uuid") String id,
      String username,
      List<String> roles) {}

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
