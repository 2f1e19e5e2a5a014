package io.sessionaudit.auth.http;

import io.micronaut.context.annotation.Factory;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.ServiceDescription;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** What the OpenAPI document says of the service as a whole. */
@Factory
final class ApiDescription {

  private static final String TEXT =
      "Issues, rotates and revokes tokens, and records every one of these facts. Errors are problem"
          + " documents (RFC 9457): decide on their code. Calls under /oauth2 answer errors of RFC"
          + " 6749. A path that nobody knows is answered 404, another method on a known one 405.";

  @Singleton
  ServiceDescription description() {
    return new ServiceDescription(
        "Session Audit Platform: auth-api",
        TEXT,
        Set.of(
            ProblemCode.INVALID_TOKEN,
            ProblemCode.TOKEN_EXPIRED,
            ProblemCode.TOKEN_STALE,
            ProblemCode.SESSION_REVOKED,
            ProblemCode.SESSION_EXPIRED,
            ProblemCode.BINDING_MISMATCH),
        Set.of(ProblemCode.UNAVAILABLE, ProblemCode.STATE_REGRESSED),
        "/auth/",
        new ServiceDescription.OAuth("/oauth2/", OAuthError.class, OAuthErrors::error),
        Map.of(
            "cursor",
            new ServiceDescription.Query(
                "The next of the page before; absent for the first page.",
                "01936b1e-7c00-7e00-8000-000000000008"),
            "limit",
            new ServiceDescription.Query("How many items, 1 to 200; 50 if nobody says.", "10")));
  }
}
