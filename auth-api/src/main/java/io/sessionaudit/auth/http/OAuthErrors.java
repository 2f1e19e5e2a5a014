package io.sessionaudit.auth.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.sessionaudit.guard.micronaut.Problem;

/**
 * Service clients read errors as RFC 6749 section 5.2 has them, whoever noticed the error; statuses
 * and headers stay.
 */
@ServerFilter("/oauth2/**")
final class OAuthErrors implements Ordered {

  /** Outside of whatever answers with a problem. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  @ResponseFilter
  void translate(MutableHttpResponse<?> answer) {
    if (answer.body() instanceof Problem problem) {
      answer
          .body(new OAuthError(error(problem.status()), problem.detail()))
          .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
  }

  /** RFC 6749 sections 4.1.2.1 and 5.2; RFC 7009 section 2.2.1 has 503 for "try again". */
  static String error(int status) {
    return switch (status) {
      case 401 -> "invalid_client";
      case 429, 503 -> "temporarily_unavailable";
      default -> status >= 500 ? "server_error" : "invalid_request";
    };
  }
}
