package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as it stands, with the sealed name of its owner. */
@MappedEntity("session_standing")
record SessionRecord(
    @Id UUID sessionId,
    UUID userId,
    String status,
    int epoch,
    int generation,
    Instant createdAt,
    Instant lastUsedAt,
    Instant idleExpiresAt,
    Instant absoluteExpiresAt,
    String browser,
    String os,
    String deviceClass,
    @Nullable String clientSealed,
    UUID clientEvent,
    @Nullable String endReason,
    @Nullable UUID endEvent,
    @Nullable Instant endAt,
    @Nullable String nameSealed,
    @Nullable UUID nameEvent) {

  Cursor place() {
    return new Cursor(createdAt, sessionId);
  }
}
