package io.sessionaudit.event;

import java.util.Objects;

/**
 * The session that an event is about, and the numbers as they stood at that moment.
 *
 * @param epoch the sign-in's number among the user's sign-ins, from 1
 * @param lastEpoch the highest epoch given to the account so far
 * @param realm the realm's number that the session was made under, from 1
 */
public record SessionPoint(UserId user, SessionId session, int epoch, int lastEpoch, int realm) {

  public SessionPoint {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(session, "session");
    if (epoch < 1 || realm < 1 || lastEpoch < 0) {
      throw new IllegalArgumentException("epochs and realms count from 1");
    }
  }
}
