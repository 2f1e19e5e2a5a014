package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Turns every error that the framework answers itself into a problem. Its default puts the texts of
 * exceptions into bodies.
 */
@Singleton
@Requires(property = "session-audit.problems", value = "true")
final class ProblemErrorResponses implements ErrorResponseProcessor<Problem> {

  private final ProtectiveHeaders headers;

  ProblemErrorResponses(ProtectiveHeaders headers) {
    this.headers = headers;
  }

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    int status = response.code();
    ProblemCode code = ProblemCode.ofStatus(status);
    String detail = context.getRootCause().map(ProblemDetail::of).orElse(null);
    MutableHttpResponse<Problem> answer =
        Problems.write(response, code, Problem.withStatus(code, status, detail, null));
    headers.add(answer); // what is no HTTP request at all passes no filter
    return answer;
  }
}
