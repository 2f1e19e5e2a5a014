package io.sessionaudit.projector.query;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sessionaudit.json.Fields;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of the log. */
@MappedEntity("audit_event")
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
record EventRecord(
    @Id UUID eventId,
    String type,
    int revision,
    String stream,
    @Nullable Long version,
    @Nullable UUID userId,
    @Nullable UUID sessionId,
    Instant occurredAt,
    @Nullable Long position,
    int kafkaPartition,
    long kafkaOffset,
    UUID correlation,
    @Nullable UUID cause,
    String actor,
    byte[] data) {

  Cursor place() {
    return new Cursor(occurredAt, eventId);
  }

  /** The sealed part of the data; absent where there is none. */
  @Nullable String sealed() {
    return Fields.read(data).textOrNull("client");
  }
}
