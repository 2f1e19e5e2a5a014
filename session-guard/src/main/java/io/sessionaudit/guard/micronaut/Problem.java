package io.sessionaudit.guard.micronaut;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer (RFC 9457). Holds fixed texts and ids only, never the text of an
 * exception.
 *
 * @param type {@code urn:session-audit:problem:<code>}
 * @param status the same as the answer's status line
 * @param code stable, for programs
 * @param detail what a caller can mend
 * @param incident the id of the event that was written because of this request
 * @param correlationId the id of the request, as in {@link Correlation#HEADER}; what is no HTTP
 *     request at all has none
 */
@Serdeable
public record Problem(
    String type,
    String title,
    int status,
    String code,
    @Nullable String detail,
    @Nullable String incident,
    @Nullable String correlationId)
    implements Explained {

  private static final String TYPE_PREFIX = "urn:session-audit:problem:";

  /** A problem with its code's own status. */
  public static Problem of(ProblemCode code, @Nullable String detail, @Nullable String incident) {
    return withStatus(code, code.status(), detail, incident);
  }

  /** The framework knows more statuses than there are codes; its own stands. */
  static Problem withStatus(
      ProblemCode code, int status, @Nullable String detail, @Nullable String incident) {
    return new Problem(
        TYPE_PREFIX + code.code(), code.title(), status, code.code(), detail, incident, null);
  }

  /** The same, of a request. */
  Problem of(String request) {
    return new Problem(type, title, status, code, detail, incident, request);
  }
}
