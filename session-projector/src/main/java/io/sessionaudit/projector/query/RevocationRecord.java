package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that killed tokens. */
@MappedEntity("revocation")
record RevocationRecord(
    @Id UUID eventId,
    String scope,
    @Nullable UUID userId,
    @Nullable UUID sessionId,
    @Nullable String jti,
    @Nullable Integer through,
    String reason,
    String actor,
    @Nullable UUID cause,
    Instant occurredAt) {

  Cursor place() {
    return new Cursor(occurredAt, eventId);
  }
}
