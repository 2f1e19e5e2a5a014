package io.sessionaudit.auth.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.EventId;
import io.sessionaudit.guard.micronaut.Problem;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.Problems;
import java.time.Duration;

/** The one place where a refusal becomes an HTTP answer. */
final class Refusals {

  private Refusals() {}

  static MutableHttpResponse<Problem> answer(Outcome.Refused<?> refused) {
    EventId incident = refused.incident();
    MutableHttpResponse<Problem> answer =
        Problems.answer(
            code(refused.refusal()), null, incident == null ? null : incident.toString());
    Duration wait = refused.retryAfter();
    if (wait != null) {
      answer.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(wait)));
    }
    return answer;
  }

  /** RFC 9110 section 10.2.3 knows whole seconds; who comes back then is not too early. */
  private static long wholeSeconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  static ProblemCode code(Refusal refusal) {
    return switch (refusal) {
      case INVALID_CREDENTIALS -> ProblemCode.INVALID_CREDENTIALS;
      case INVALID_TOKEN -> ProblemCode.INVALID_TOKEN;
      case TOKEN_EXPIRED -> ProblemCode.TOKEN_EXPIRED;
      case TOKEN_STALE -> ProblemCode.TOKEN_STALE;
      case SESSION_REVOKED -> ProblemCode.SESSION_REVOKED;
      case SESSION_EXPIRED -> ProblemCode.SESSION_EXPIRED;
      case BINDING_MISMATCH -> ProblemCode.BINDING_MISMATCH;
      case REUSE_DETECTED -> ProblemCode.REUSE_DETECTED;
      case REAUTHENTICATION_REQUIRED -> ProblemCode.REAUTHENTICATION_REQUIRED;
      case STATE_REGRESSED -> ProblemCode.STATE_REGRESSED;
      case FORBIDDEN -> ProblemCode.FORBIDDEN;
      case NOT_FOUND -> ProblemCode.NOT_FOUND;
      case CONFLICT -> ProblemCode.CONFLICT;
      case TOO_MANY_REQUESTS -> ProblemCode.TOO_MANY_REQUESTS;
      case BUSY -> ProblemCode.UNAVAILABLE;
    };
  }
}
