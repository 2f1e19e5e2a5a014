package io.sessionaudit.auth.decision;

import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about one session rests on, as it stood at one moment.
 *
 * @param realm the realm's number
 * @param now the database's clock, read after the rows
 */
public record Standing(Account account, Session session, int realm, Instant now) {

  /** What of it says whether the session is alive. */
  public Liveness liveness() {
    Session.End end = session.end();
    return new Liveness(
        account.id(),
        account.status(),
        account.revokedThrough(),
        account.authz(),
        new Liveness.OfSession(
            session.opening().epoch(),
            session.opening().realm(),
            end.deadGeneration(),
            end.expired() != null,
            session.deadlines().first()),
        realm,
        now);
  }

  /** As {@link Liveness#revoked}. */
  public boolean revoked() {
    return liveness().revoked();
  }

  /** As {@link Liveness#expired}. */
  public boolean expired() {
    return liveness().expired();
  }

  /** Neither of the two. */
  public boolean live() {
    return liveness().live();
  }

  /** The limit that has passed and was not recorded yet; the earlier one if both have. */
  @Nullable Overdue overdue() {
    if (session.end().expired() != null) {
      return null;
    }
    Session.Deadlines deadlines = session.deadlines();
    Instant first = deadlines.first();
    if (now.isBefore(first)) {
      return null;
    }
    return new Overdue(first.equals(deadlines.absolute()) ? Expiry.ABSOLUTE : Expiry.IDLE, first);
  }

  record Overdue(Expiry kind, Instant deadline) {}

  /** What is recorded when a limit has passed. */
  Draft expiry(Overdue overdue) {
    return Draft.of(new SessionExpired(point(), overdue.kind(), overdue.deadline()));
  }

  /** The rows when that is recorded. */
  Decision.After after(Overdue overdue) {
    return new Decision.After(account, session.expired(overdue.kind(), overdue.deadline()));
  }

  /** The session and its numbers as events name them. */
  SessionPoint point() {
    return point(account.lastEpoch());
  }

  SessionPoint point(int lastEpoch) {
    Session.Opening opening = session.opening();
    return new SessionPoint(
        opening.user(), opening.id(), opening.epoch(), lastEpoch, opening.realm());
  }
}
