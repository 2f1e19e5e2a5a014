package io.sessionaudit.guard.micronaut;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Carries from where a token is refused to where the answer is built. */
public final class RequestRefusal {

  private static final String ATTRIBUTE = "session-audit.refusal";

  private RequestRefusal() {}

  /** Notes why the request's token does not count. */
  public static void note(HttpRequest<?> request, ProblemCode code) {
    request.setAttribute(ATTRIBUTE, code);
  }

  static Optional<ProblemCode> find(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, ProblemCode.class);
  }
}
