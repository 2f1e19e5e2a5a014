package io.sessionaudit.auth.decision;

import io.sessionaudit.event.RealmEvent.EveryoneRevoked;

/** Everything made so far dies: the realm's number rises, whatever it was. */
public final class RevokeEveryoneDecision {

  private RevokeEveryoneDecision() {}

  /**
   * Decides.
   *
   * @param realm the realm's number as it stands
   * @param note the text of the admin who asked
   */
  public static EveryoneRevoked decide(int realm, String note) {
    return new EveryoneRevoked(realm + 1, EveryoneRevoked.Reason.ADMIN, note);
  }

  /** Likewise, because the database went back: what was made since then is not known any more. */
  public static EveryoneRevoked regressed(int realm) {
    return new EveryoneRevoked(realm + 1, EveryoneRevoked.Reason.STATE_REGRESSED, null);
  }
}
