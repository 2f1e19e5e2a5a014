package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers on every answer that keep a browser from making more of it than it is: data for the
 * caller alone, never a page, a script or a frame, and nothing to be kept (OWASP REST Security
 * Cheat Sheet, Security Headers).
 */
@ServerFilter("/**")
@Requires(property = "session-audit.problems", value = "true")
final class ProtectiveHeaders implements Ordered {

  private static final Map<String, String> ALWAYS =
      Map.of(
          HttpHeaders.CACHE_CONTROL,
          "no-store",
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  /** A year; RFC 6797. Other hosts of the domain are not ours to decide on. */
  private static final String TRANSPORT = "max-age=31536000";

  private final Map<String, String> headers;

  ProtectiveHeaders(@Property(name = "session-audit.issuer") @Nullable URI issuer) {
    headers = new LinkedHashMap<>(ALWAYS);
    if (issuer != null && "https".equalsIgnoreCase(issuer.getScheme())) {
      headers.put("Strict-Transport-Security", TRANSPORT);
    }
  }

  /** Outermost, so that the answers of other filters have them too. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.before();
  }

  @ResponseFilter
  void add(MutableHttpResponse<?> answer) {
    MutableHttpHeaders present = answer.getHeaders();
    headers.forEach(present::set);
  }
}
