package io.sessionaudit.projector.query;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.json.Timestamps;

/**
 * An anomaly as the read API shows it.
 *
 * @param signals as the event has them: kind, old, new, event
 * @param trigger the event that was judged
 */
@Serdeable
record AnomalyItem(
    @Says(value = "The event.", format = "uuid") String id,
    @Says(value = "Whose session it is.", format = "uuid") String userId,
    @Says(value = "The session.", format = "uuid") String sessionId,
    @Says("As the event has them: kind, old, new, event.") JsonNode signals,
    @Says("Sum over the kinds of signals.") int score,
    @Says(
            value = "What follows.",
            values = {"OBSERVE", "REVOKE_ALL"})
        String verdict,
    @Says("Under which profile it was judged.") String profile,
    @Says("Version of the rules.") String ruleSet,
    @Says(value = "The event that was judged.", format = "uuid") String trigger,
    @Says(value = "When.", format = "date-time") String at) {

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
