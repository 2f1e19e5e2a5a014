package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One session ends because somebody asked. What has ended already stays as it is. */
public final class EndSessionDecision {

  /**
   * What became of it.
   *
   * @param changed false if the session had ended already
   */
  public record Ended(boolean changed) {}

  private EndSessionDecision() {}

  /**
   * Decides.
   *
   * @param note the text of the admin who asked
   */
  public static Decision<Ended> decide(
      Standing standing, RevocationReason reason, @Nullable String note) {
    if (standing.revoked() || standing.session().end().expired() != null) {
      return Decision.unchanged(new Ended(false), standing.account());
    }
    Standing.Overdue overdue = standing.overdue();
    if (overdue != null) {
      return new Accepted<>(
          new Ended(false), List.of(standing.expiry(overdue)), List.of(), standing.after(overdue));
    }
    TokenRevoked revoked =
        new TokenRevoked(
            new RevocationScope.Session(standing.point()),
            reason,
            note,
            Limits.rememberedUntil(standing.now()));
    return new Accepted<>(
        new Ended(true),
        List.of(Draft.of(revoked)),
        List.of(),
        new After(
            standing.account(),
            standing.session().revoked(standing.now(), standing.account().lastEpoch())));
  }
}
