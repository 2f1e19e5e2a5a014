package io.sessionaudit.auth.decision;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.Revocation;
import java.time.Instant;

/**
 * All that decides whether a session is alive, as it stood at one moment.
 *
 * @param revokedThrough sessions of the user with this epoch or a lower one are dead
 * @param authz number of the user's role changes; access tokens with a lower one are stale
 * @param realm the realm's number
 * @param now the database's clock, read after the rows
 */
public record Liveness(
    UserId user,
    AccountStatus status,
    int revokedThrough,
    int authz,
    OfSession session,
    int realm,
    Instant now) {

  /**
   * The session's own part.
   *
   * @param epoch the sign-in's number among the user's sign-ins
   * @param realm the realm's number when it was opened
   * @param deadGeneration the highest dead generation
   * @param expiryRecorded whether a limit has ended it, and that was recorded
   * @param deadline the limit that comes first
   */
  public record OfSession(
      int epoch, int realm, int deadGeneration, boolean expiryRecorded, Instant deadline) {}

  /** Dead by one of the three numbers, or because the account may not sign in. */
  public boolean revoked() {
    return session.deadGeneration() == Revocation.ALL_GENERATIONS
        || session.epoch() <= revokedThrough
        || status != AccountStatus.ACTIVE
        || session.realm() < realm;
  }

  /** Reached a limit, whether or not that was recorded. */
  public boolean expired() {
    return session.expiryRecorded() || !now.isBefore(session.deadline());
  }

  public boolean live() {
    return !revoked() && !expired();
  }
}
