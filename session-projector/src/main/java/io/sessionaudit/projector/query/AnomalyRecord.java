package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** What the detector said; {@code signals} is JSON text. */
@MappedEntity("anomaly")
record AnomalyRecord(
    @Id UUID eventId,
    UUID userId,
    UUID sessionId,
    String signals,
    int score,
    String verdict,
    String profile,
    String ruleSet,
    UUID triggerEvent,
    Instant occurredAt) {

  Cursor place() {
    return new Cursor(occurredAt, eventId);
  }
}
