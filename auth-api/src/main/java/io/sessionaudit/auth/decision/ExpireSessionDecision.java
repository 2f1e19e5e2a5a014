package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import java.util.List;

/** A session that nobody uses any more ends at its limit. What was revoked has ended before. */
public final class ExpireSessionDecision {

  /**
   * What became of it.
   *
   * @param changed false if there was nothing to record
   */
  public record Expired(boolean changed) {}

  private ExpireSessionDecision() {}

  public static Decision<Expired> decide(Standing standing) {
    Standing.Overdue overdue = standing.revoked() ? null : standing.overdue();
    return overdue == null
        ? Decision.unchanged(new Expired(false), standing.account())
        : new Accepted<>(
            new Expired(true),
            List.of(standing.expiry(overdue)),
            List.of(),
            standing.after(overdue));
  }
}
