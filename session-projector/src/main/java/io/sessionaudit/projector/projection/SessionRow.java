package io.sessionaudit.projector.projection;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as the user's own stream has it. Whether everybody was revoked since is decided on
 * reading, by {@code realm}: that event stands in another stream.
 *
 * @param epoch the sign-in's number among the user's
 * @param realm the realm's number that it was made under
 * @param generation of the newest refresh token
 * @param end absent while it lives
 */
public record SessionRow(
    UserId user,
    SessionId id,
    int epoch,
    int realm,
    int generation,
    Instant createdAt,
    Use lastUse,
    Instant idleExpiresAt,
    Instant absoluteExpiresAt,
    @Nullable End end) {

  /** The same session after its owner got a token. */
  SessionRow used(Use use, int newest, Instant idle) {
    return new SessionRow(
        user,
        id,
        epoch,
        realm,
        Math.max(generation, newest),
        createdAt,
        use,
        idle,
        absoluteExpiresAt,
        end);
  }

  /** The same session, over; an earlier end stands. */
  SessionRow ended(End by) {
    return end != null
        ? this
        : new SessionRow(
            user,
            id,
            epoch,
            realm,
            generation,
            createdAt,
            lastUse,
            idleExpiresAt,
            absoluteExpiresAt,
            by);
  }
}
