package io.sessionaudit.projector.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.projector.projection.AddressPrefixes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is signed in, and who was. */
@Controller("/sessions")
@Secured({"security", "auditor"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {

  /** What a session can be. */
  enum Status {
    LIVE,
    REVOKED,
    EXPIRED
  }

  private final SessionRepository sessions;
  private final Clients clients;
  private final LookupKey lookup;

  SessionController(SessionRepository sessions, Clients clients, LookupKey lookup) {
    this.sessions = sessions;
    this.clients = clients;
    this.lookup = lookup;
  }

  @Operation(
      value = "Who is signed in, and who was, newest first.",
      query = {"user", "status", "ip", "cursor", "limit"})
  @Get
  Page<SessionItem> list(HttpRequest<?> request) {
    Asked asked = Asked.of(request, "user", "status", "ip", "cursor", "limit");
    Cursor from = asked.cursor(Cursor.Kind.SESSIONS);
    int limit = asked.limit();
    List<SessionRecord> rows =
        sessions.page(
            asked.id("user"),
            asked.oneOf("status", Status.class),
            asked.value("ip", text -> lookup.addressTag(AddressPrefixes.asked(text))),
            from.at(),
            from.id(),
            limit + 1);
    Clients.Opening opening = clients.of(rows.stream(), SessionRecord::userId);
    return Page.of(
        Cursor.Kind.SESSIONS,
        limit,
        rows,
        SessionRecord::place,
        row -> SessionItem.of(row, opening));
  }

  @Operation(value = "One session.", refusals = ProblemCode.NOT_FOUND)
  @Get("/{sid}")
  Optional<SessionItem> one(HttpRequest<?> request, String sid) {
    Asked.of(request);
    UUID id = Ids.parseOrNull(sid);
    return Optional.ofNullable(id).flatMap(sessions::one).map(this::item);
  }

  private SessionItem item(SessionRecord row) {
    return SessionItem.of(row, clients.of(Stream.of(row), SessionRecord::userId));
  }
}
