package io.sessionaudit.projector.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.sessionaudit.guard.micronaut.contract.Operation;
import io.sessionaudit.projector.projection.RevocationRow;
import java.util.List;

/** What was revoked, by whom and why. */
@Controller("/revocations")
@Secured({"security", "auditor"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevocationController {

  private final RevocationRepository revocations;

  RevocationController(RevocationRepository revocations) {
    this.revocations = revocations;
  }

  @Operation(
      value = "What was revoked, by whom and why, newest first.",
      query = {"user", "scope", "cursor", "limit"})
  @Get
  Page<RevocationItem> list(HttpRequest<?> request) {
    Asked asked = Asked.of(request, "user", "scope", "cursor", "limit");
    Cursor from = asked.cursor(Cursor.Kind.REVOCATIONS);
    int limit = asked.limit();
    List<RevocationRecord> rows =
        revocations.page(
            asked.id("user"),
            asked.oneOf("scope", RevocationRow.Scope.class),
            from.at(),
            from.id(),
            limit + 1);
    return Page.of(
        Cursor.Kind.REVOCATIONS, limit, rows, RevocationRecord::place, RevocationItem::of);
  }
}
