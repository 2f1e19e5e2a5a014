package io.sessionaudit.auth.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.guard.micronaut.contract.Says;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token as it came: in the cookies of a browser, or in the body of a native client.
 *
 * @param via how it came
 */
record RefreshCredential(String token, @Nullable String fingerprint, Delivery via) {

  /** What a native client sends. */
  @Serdeable
  record Body(
      @Says("The refresh token of a session whose delivery is body.") @Nullable String refreshToken,
      @Says("The fingerprint that came with it.") @Nullable String fingerprint) {}

  /** What can be said about a request. */
  sealed interface Found {

    record One(RefreshCredential credential) implements Found {}

    record None() implements Found {}

    /** A cookie twice, or cookies and body at once. */
    record Ambiguous() implements Found {}
  }

  static Found in(HttpRequest<?> request, @Nullable Body body) {
    List<String> tokens = CookieHeader.values(request, SessionCookies.REFRESH);
    List<String> fingerprints = CookieHeader.values(request, SessionCookies.FINGERPRINT);
    Optional<String> inBody = Optional.ofNullable(body).map(Body::refreshToken);
    if (tokens.size() > 1
        || fingerprints.size() > 1
        || (inBody.isPresent() && !(tokens.isEmpty() && fingerprints.isEmpty()))) {
      return new Found.Ambiguous();
    }
    if (!tokens.isEmpty()) {
      return new Found.One(
          new RefreshCredential(
              tokens.getFirst(), fingerprints.stream().findFirst().orElse(null), Delivery.COOKIE));
    }
    if (body != null && inBody.isPresent()) {
      return new Found.One(new RefreshCredential(inBody.get(), body.fingerprint(), Delivery.BODY));
    }
    return new Found.None();
  }

  /** Tokens stay out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
