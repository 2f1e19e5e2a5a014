package io.sessionaudit.projector.query;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.guard.micronaut.contract.Operation;
import java.util.List;

/** What the detector made of the log. */
@Controller("/anomalies")
@Secured({"security", "auditor"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnomalyController {

  private final AnomalyRepository anomalies;
  private final JsonValues json;

  AnomalyController(AnomalyRepository anomalies, JsonValues json) {
    this.anomalies = anomalies;
    this.json = json;
  }

  @Operation(
      value = "What the detector made of the log, newest first.",
      query = {"user", "verdict", "cursor", "limit"})
  @Get
  Page<AnomalyItem> list(HttpRequest<?> request) {
    Asked asked = Asked.of(request, "user", "verdict", "cursor", "limit");
    Cursor from = asked.cursor(Cursor.Kind.ANOMALIES);
    int limit = asked.limit();
    List<AnomalyRecord> rows =
        anomalies.page(
            asked.id("user"),
            asked.oneOf("verdict", AnomalyDetected.Verdict.class),
            from.at(),
            from.id(),
            limit + 1);
    return Page.of(
        Cursor.Kind.ANOMALIES, limit, rows, AnomalyRecord::place, row -> AnomalyItem.of(row, json));
  }
}
