package io.sessionaudit.auth.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of listed origins read our answers and send their cookies (Fetch Standard, section
 * 3.3, CORS). The origin is repeated exactly, never {@code *}; others get nothing, so their
 * browsers keep the answers from them.
 */
@ServerFilter({"/auth/**", "/admin/**"})
final class CrossOriginAnswers implements Ordered {

  private static final String METHODS = "GET, POST, PATCH, DELETE";
  private static final String HEADERS =
      "Authorization, Content-Type, X-Fingerprint, X-Requested-With";
  private static final String READABLE = "Retry-After, WWW-Authenticate, X-Correlation-Id";
  private static final String SECONDS = "600";

  private final AllowedOrigins origins;

  CrossOriginAnswers(AllowedOrigins origins) {
    this.origins = origins;
  }

  /** Before anything asks who the caller is: preflights carry no credentials. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.after();
  }

  @RequestFilter
  @Nullable MutableHttpResponse<?> preflight(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.OPTIONS
        || !request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
      return null;
    }
    if (!listed(request)) {
      MutableHttpResponse<?> refused = Problems.answer(ProblemCode.CSRF);
      share(request, refused);
      return refused;
    }
    MutableHttpResponse<?> answer = HttpResponse.noContent();
    answer
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS);
    share(request, answer);
    return answer;
  }

  @ResponseFilter
  void share(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    MutableHttpHeaders headers = answer.getHeaders();
    headers.set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (listed(request)) {
      headers.set(
          HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.getHeaders().get(HttpHeaders.ORIGIN));
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
    }
  }

  private boolean listed(HttpRequest<?> request) {
    return origins.lists(request.getHeaders().getAll(HttpHeaders.ORIGIN));
  }
}
