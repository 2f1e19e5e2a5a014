package io.sessionaudit.projector.query;

import io.micronaut.context.annotation.Factory;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.ServiceDescription;
import io.sessionaudit.guard.micronaut.contract.ServiceDescription.Query;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** What the OpenAPI document says of the service as a whole. */
@Factory
final class ApiDescription {

  private static final String TEXT =
      "Who is signed in, who was, and what happened: tables that are folded from the log, so they"
          + " are a moment late. Errors are problem documents (RFC 9457): decide on their code. A"
          + " path that nobody knows is answered 404, another method on a known one 405.";

  private static final String ID = "01936b1e-7c00-7e00-8000-000000000008";

  @Singleton
  ServiceDescription description() {
    return new ServiceDescription(
        "Session Audit Platform: session-projector",
        TEXT,
        Set.of(
            ProblemCode.INVALID_TOKEN,
            ProblemCode.TOKEN_EXPIRED,
            ProblemCode.TOKEN_STALE,
            ProblemCode.SESSION_REVOKED,
            ProblemCode.BINDING_MISMATCH),
        Set.of(ProblemCode.UNAVAILABLE, ProblemCode.REVOCATIONS_STALE),
        null,
        null,
        Map.ofEntries(
            Map.entry("user", new Query("Only what concerns this user, an id.", ID)),
            Map.entry("session", new Query("Only what concerns this session, an id.", ID)),
            Map.entry("status", new Query("LIVE, REVOKED or EXPIRED.", "LIVE")),
            Map.entry(
                "ip",
                new Query(
                    "An address, or a prefix of /8, /16, /24, /32, /48 or /64.", "192.0.2.1")),
            Map.entry("verdict", new Query("OBSERVE or REVOKE_ALL.", "REVOKE_ALL")),
            Map.entry("scope", new Query("TOKEN, SESSION, USER or REALM.", "USER")),
            Map.entry("type", new Query("Only events of this name.", "TokenIssued")),
            Map.entry("from", new Query("The first moment, RFC 3339.", "2026-01-01T00:00:00Z")),
            Map.entry(
                "to",
                new Query("The first moment after the last, RFC 3339.", "2026-02-01T00:00:00Z")),
            Map.entry(
                "name", new Query("The whole name; without it the call is refused.", "alice")),
            Map.entry(
                "cursor", new Query("The next of the page before; absent for the first page.", "")),
            Map.entry("limit", new Query("How many items, 1 to 200; 50 if nobody says.", "10"))));
  }
}
