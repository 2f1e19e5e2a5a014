package io.sessionaudit.projector.query;

import io.micronaut.serde.annotation.Serdeable;
import io.sessionaudit.guard.micronaut.contract.Says;
import io.sessionaudit.json.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * A revocation as the read API shows it.
 *
 * @param through with scope USER the highest dead epoch, with REALM the new realm number
 */
@Serdeable
record RevocationItem(
    @Says(value = "The event.", format = "uuid") String id,
    @Says(
            value = "How far it reaches.",
            values = {"TOKEN", "SESSION", "USER", "REALM"})
        String scope,
    @Says(value = "Whose sessions; absent for everybody's.", format = "uuid")
        @Nullable String userId,
    @Says(value = "The session.", format = "uuid") @Nullable String sessionId,
    @Says("The token.") @Nullable String jti,
    @Says("With scope USER the highest dead number, with REALM the new one of the realm.")
        @Nullable Integer through,
    @Says("Why, in a word.") String reason,
    @Says("Who did it.") String actor,
    @Says(value = "The event that caused it; absent if somebody asked for it.", format = "uuid")
        @Nullable String cause,
    @Says(value = "When.", format = "date-time") String at) {

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
