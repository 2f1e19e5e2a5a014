package io.sessionaudit.auth.decision;

import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import java.time.Instant;
import java.util.Optional;

/** The end of every session that an account has had so far, as a part of something bigger. */
final class AllSessions {

  private AllSessions() {}

  /** What says so; empty if they are dead already, because then no number rises. */
  static Optional<Draft> ended(Account account, int realm, Instant now, RevocationReason reason) {
    int last = account.lastEpoch();
    if (last <= account.revokedThrough()) {
      return Optional.empty();
    }
    return Optional.of(
        Draft.of(
            new TokenRevoked(
                new RevocationScope.User(account.id(), last, last, realm),
                reason,
                null,
                Limits.rememberedUntil(now))));
  }
}
