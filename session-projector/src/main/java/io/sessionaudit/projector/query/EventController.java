package io.sessionaudit.projector.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.sessionaudit.guard.micronaut.ProblemCode;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.wire.EventType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What happened. {@code from} is the first moment, {@code to} the first one after the last. */
@Controller("/audit/events")
@Secured({"security", "auditor"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {

  private final EventRepository events;
  private final Clients clients;
  private final JsonValues json;

  EventController(EventRepository events, Clients clients, JsonValues json) {
    this.events = events;
    this.clients = clients;
    this.json = json;
  }

  @Operation(
      value = "What happened, newest first.",
      query = {"user", "session", "type", "from", "to", "cursor", "limit"})
  @Get
  Page<EventItem> list(HttpRequest<?> request) {
    Asked asked = Asked.of(request, "user", "session", "type", "from", "to", "cursor", "limit");
    Cursor from = asked.cursor(Cursor.Kind.EVENTS);
    int limit = asked.limit();
    List<EventRecord> rows =
        events.page(
            asked.id("user"),
            asked.id("session"),
            asked.value("type", text -> EventType.named(text).wireName()),
            asked.time("from"),
            asked.time("to"),
            from.at(),
            from.id(),
            limit + 1);
    Clients.Opening opening = clients.of(rows.stream(), EventRecord::userId);
    return Page.of(
        Cursor.Kind.EVENTS,
        limit,
        rows,
        EventRecord::place,
        row -> EventItem.of(row, opening, json));
  }

  @Operation(value = "One event.", refusals = ProblemCode.NOT_FOUND)
  @Get("/{id}")
  Optional<EventItem> one(HttpRequest<?> request, String id) {
    Asked.of(request);
    UUID event = Ids.parseOrNull(id);
    return Optional.ofNullable(event).flatMap(events::one).map(this::item);
  }

  private EventItem item(EventRecord row) {
    return EventItem.of(row, clients.of(Stream.of(row), EventRecord::userId), json);
  }
}
