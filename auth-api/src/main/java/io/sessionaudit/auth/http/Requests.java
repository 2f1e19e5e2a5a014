package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.sessionaudit.auth.command.Asked;
import io.sessionaudit.auth.origin.Origin;
import io.sessionaudit.auth.origin.Origins;
import io.sessionaudit.guard.micronaut.Correlation;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.RequestRefusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a request says besides its body. */
@Singleton
final class Requests {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FINGERPRINT_HEADER = "X-Fingerprint";
  private static final String BEARER = "bearer ";

  private final Origins origins;

  Requests(Origins origins) {
    this.origins = origins;
  }

  Asked asked(HttpRequest<?> request) {
    return new Asked(
        new OnDemand(request),
        () ->
            origins.network(request.getRemoteAddress(), request.getHeaders().getAll(FORWARDED_FOR)),
        correlation(request));
  }

  UUID correlation(HttpRequest<?> request) {
    return Correlation.of(request);
  }

  /** The access token (RFC 6750 section 2.1), if exactly one was sent. */
  static Optional<String> bearer(HttpRequest<?> request) {
    List<String> values = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (values.size() != 1 || !values.getFirst().toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.empty();
    }
    return Optional.of(values.getFirst().substring(BEARER.length()).strip());
  }

  /** The fingerprint of an access token: the browser's cookie, or the header of other clients. */
  static @Nullable String fingerprint(HttpRequest<?> request) {
    List<String> cookies = CookieHeader.values(request, SessionCookies.FINGERPRINT);
    List<String> headers = request.getHeaders().getAll(FINGERPRINT_HEADER);
    if (cookies.size() + headers.size() != 1) {
      return null;
    }
    return cookies.isEmpty() ? headers.getFirst() : cookies.getFirst();
  }

  static void refuse(HttpRequest<?> request, ProblemCode code) {
    RequestRefusal.note(request, code);
  }

  /** Reads the origin when it is needed, and once. */
  private final class OnDemand implements Supplier<Origin> {
    private final HttpRequest<?> request;
    private @Nullable Origin origin;

    OnDemand(HttpRequest<?> request) {
      this.request = request;
    }

    @Override
    public synchronized Origin get() {
      Origin known = origin;
      if (known == null) {
        HttpHeaders headers = request.getHeaders();
        known =
            origins.of(
                request.getRemoteAddress(),
                headers.getAll(FORWARDED_FOR),
                headers.getAll(HttpHeaders.USER_AGENT));
        origin = known;
      }
      return known;
    }
  }
}
