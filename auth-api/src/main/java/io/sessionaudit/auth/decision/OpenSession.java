package io.sessionaudit.auth.decision;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import io.sessionaudit.event.UserId;

/**
 * A session of the account that no number has killed and that has reached no limit.
 *
 * @param epoch the sign-in's number among the user's sign-ins, from 1
 * @param realm the realm's number that it was made under
 */
public record OpenSession(SessionId id, int epoch, int realm) {

  SessionPoint point(UserId user, int lastEpoch) {
    return new SessionPoint(user, id, epoch, lastEpoch, realm);
  }
}
