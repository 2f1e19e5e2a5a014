package io.sessionaudit.projector.query;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.json.Timestamps;

/**
 * An anomaly as the read API shows it.
 *
 * @param signals as the event has them: kind, old, new, event
 * @param trigger the event that was judged
 */
@Serdeable
record AnomalyItem(
    String id,
    String userId,
    String sessionId,
    JsonNode signals,
    int score,
    String verdict,
    String profile,
    String ruleSet,
    String trigger,
    String at) {

  static AnomalyItem of(AnomalyRecord row, JsonValues json) {
    return new AnomalyItem(
        row.eventId().toString(),
        row.userId().toString(),
        row.sessionId().toString(),
        json.read(row.signals()),
        row.score(),
        row.verdict(),
        row.profile(),
        row.ruleSet(),
        row.triggerEvent().toString(),
        Timestamps.format(row.occurredAt()));
  }
}
