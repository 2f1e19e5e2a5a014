package io.sessionaudit.guard.micronaut;

import io.micronaut.http.HttpRequest;
import io.sessionaudit.event.FreshIds;
import java.util.UUID;

/**
 * The id of a request: in the events that it causes, in every line that it logs, in the header of
 * its answer and in its problem document. Always our own; what callers send under that name is not
 * looked at, or they could make strange requests look like one.
 */
public final class Correlation {

  /** The header of every answer. */
  public static final String HEADER = "X-Correlation-Id";

  /** Its name among the values that stand in every line (SLF4J's MDC). */
  public static final String LOGGED_AS = "correlationId";

  private static final String ATTRIBUTE = "session-audit.correlation";

  private Correlation() {}

  /** The request's id; the same one however often somebody asks. */
  public static UUID of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, UUID.class)
        .orElseGet(() -> {
          UUID fresh = FreshIds.correlation();
          request.setAttribute(ATTRIBUTE, fresh);
          return fresh;
        });
  }
}
