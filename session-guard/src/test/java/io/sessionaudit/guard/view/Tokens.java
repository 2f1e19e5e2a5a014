package io.sessionaudit.guard.view;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.guard.token.AccessToken;
import java.time.Instant;
import java.util.List;

/** Tokens with chosen numbers. */
final class Tokens {

  private Tokens() {}

  static AccessToken token(UserId user, SessionId session, int generation, int epoch) {
    Instant now = Ticks.START;
    return new AccessToken(
        user, session, generation, epoch, 1, 1, List.of(), "1", List.of(), now, now, now, now, "h");
  }
}
