package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a user's sessions up to an epoch end: one number rises, however many sessions there are.
 */
public final class RevokeUserDecision {

  /**
   * What became of it.
   *
   * @param revokedThrough the number as it stands now
   * @param changed false if it stood there already
   */
  public record RevokedThrough(int revokedThrough, boolean changed) {}

  private RevokeUserDecision() {}

  /**
   * Decides.
   *
   * @param through the highest epoch to end; more than was ever given counts as the last one given
   * @param note the text of the admin who asked
   */
  public static Decision<RevokedThrough> decide(
      Account account,
      int realm,
      Instant now,
      int through,
      RevocationReason reason,
      @Nullable String note) {
    int bounded = Math.min(through, account.lastEpoch());
    if (bounded <= account.revokedThrough()) {
      return Decision.unchanged(new RevokedThrough(account.revokedThrough(), false), account);
    }
    Account after = account.revokedThrough(bounded);
    TokenRevoked revoked =
        new TokenRevoked(
            new RevocationScope.User(account.id(), bounded, account.lastEpoch(), realm),
            reason,
            note,
            Limits.rememberedUntil(now));
    return new Accepted<>(
        new RevokedThrough(bounded, true),
        List.of(Draft.of(revoked)),
        List.of(),
        new After(after, null));
  }
}
