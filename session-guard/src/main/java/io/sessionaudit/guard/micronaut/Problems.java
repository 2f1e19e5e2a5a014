package io.sessionaudit.guard.micronaut;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.sessionaudit.guard.token.Refusal;
import org.jspecify.annotations.Nullable;

/** Builds error answers: body, content type, and the headers that belong to the status. */
public final class Problems {

  /** RFC 9457, section 3. */
  public static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

  private static final String CHALLENGE = "Bearer realm=\"session-audit\"";
  private static final String RETRY_SECONDS = "1";

  private Problems() {}

  /** The answer for a code alone. */
  public static MutableHttpResponse<Problem> answer(ProblemCode code) {
    return answer(code, null, null);
  }

  /** The answer for a guard's refusal. */
  public static MutableHttpResponse<Problem> answer(Refusal refusal) {
    return answer(ProblemCode.of(refusal));
  }

  /**
   * The answer with what is known besides.
   *
   * @param detail a sentence for the caller, without personal data
   * @param incident the id of the event that was written
   */
  public static MutableHttpResponse<Problem> answer(
      ProblemCode code, @Nullable String detail, @Nullable String incident) {
    Problem problem = Problem.of(code, detail, incident);
    return write(HttpResponse.status(HttpStatus.valueOf(code.status())), code, problem);
  }

  /** 401 for a request that carried no token at all: no error is named (RFC 6750, section 3.1). */
  public static MutableHttpResponse<Problem> unauthenticated() {
    MutableHttpResponse<Problem> answer = answer(ProblemCode.INVALID_TOKEN);
    answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    return answer;
  }

  /** Turns a response of the framework into a problem, status and other headers as they stand. */
  static MutableHttpResponse<Problem> write(
      MutableHttpResponse<?> response, ProblemCode code, Problem problem) {
    MutableHttpResponse<Problem> answer =
        response.status(HttpStatus.valueOf(problem.status())).body(problem).contentType(MEDIA_TYPE);
    answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    challenge(answer, code, problem.status());
    if (problem.status() == 503 || problem.status() == 429) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return answer;
  }

  private static void challenge(MutableHttpResponse<?> answer, ProblemCode code, int status) {
    String error = code.bearerError();
    if (error != null) {
      answer.header(
          HttpHeaders.WWW_AUTHENTICATE,
          CHALLENGE + ", error=\"" + error + "\", error_description=\"" + code.code() + "\"");
    } else if (status == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
  }
}
