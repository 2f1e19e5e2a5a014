package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from acting through a user's browser: what changes something needs a header
 * that no cross-site page can send without a preflight, and a browser that says where the request
 * comes from must name a place that we know.
 */
@ServerFilter("/auth/**")
final class CrossSite {

  private static final String REQUESTED_WITH = "X-Requested-With";
  private static final String FETCH_SITE = "Sec-Fetch-Site";

  private final AllowedOrigins origins;

  CrossSite(AllowedOrigins origins) {
    this.origins = origins;
  }

  @RequestFilter
  @Nullable MutableHttpResponse<?> check(HttpRequest<?> request) {
    HttpMethod method = request.getMethod();
    if (method != HttpMethod.POST && method != HttpMethod.DELETE) {
      return null;
    }
    return admitted(request) ? null : Problems.answer(ProblemCode.CSRF);
  }

  private boolean admitted(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    List<String> origin = headers.getAll(HttpHeaders.ORIGIN);
    List<String> site = headers.getAll(FETCH_SITE);
    if (!headers.contains(REQUESTED_WITH) || site.size() > 1) {
      return false;
    }
    if (!origin.isEmpty()) {
      return origins.lists(origin);
    }
    return site.isEmpty() || site.getFirst().equals("same-origin");
  }

  /** Whether a page's script sent this: native clients send neither header. */
  static boolean fromBrowser(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return headers.contains(HttpHeaders.ORIGIN) || headers.contains(FETCH_SITE);
  }
}
