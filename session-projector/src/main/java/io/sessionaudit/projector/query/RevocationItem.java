package io.sessionaudit.projector.query;

import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.json.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * A revocation as the read API shows it.
 *
 * @param through with scope USER the highest dead epoch, with REALM the new realm number
 */
@Serdeable
record RevocationItem(
    String id,
    String scope,
    @Nullable String userId,
    @Nullable String sessionId,
    @Nullable String jti,
    @Nullable Integer through,
    String reason,
    String actor,
    @Nullable String cause,
    String at) {

  static RevocationItem of(RevocationRecord row) {
    return new RevocationItem(
        row.eventId().toString(),
        row.scope(),
        Ids.text(row.userId()),
        Ids.text(row.sessionId()),
        row.jti(),
        row.through(),
        row.reason(),
        row.actor(),
        Ids.text(row.cause()),
        Timestamps.format(row.occurredAt()));
  }
}
