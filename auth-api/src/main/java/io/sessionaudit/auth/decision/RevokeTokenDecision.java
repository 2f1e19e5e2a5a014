package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.auth.decision.EndSessionDecision.Ended;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session's access tokens up to one generation die; the session lives, and its next refresh hands
 * out tokens that count.
 */
public final class RevokeTokenDecision {

  private RevokeTokenDecision() {}

  /**
   * Decides.
   *
   * @param generation the highest one to die; one that was never made is unknown
   * @param note the text of the admin who asked
   */
  public static Decision<Ended> decide(
      Standing standing, int generation, RevocationReason reason, @Nullable String note) {
    Session session = standing.session();
    if (generation > session.generation()) {
      return Decision.refused(Refusal.NOT_FOUND, standing.account());
    }
    if (!standing.live() || generation <= session.end().deadGeneration()) {
      return Decision.unchanged(new Ended(false), standing.account());
    }
    TokenRevoked revoked =
        new TokenRevoked(
            new RevocationScope.Token(standing.point(), generation),
            reason,
            note,
            Limits.rememberedUntil(standing.now()));
    return new Accepted<>(
        new Ended(true),
        List.of(Draft.of(revoked)),
        List.of(),
        new After(standing.account(), session.deadUpTo(generation)));
  }
}
