package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Everyone;
import io.sessionaudit.auth.append.Everyone.Raised;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.EventId;
import java.util.UUID;

/** An admin ends every session there is, his own too. */
public final class RevokeEveryone {

  private final Everyone everyone;

  public RevokeEveryone(Everyone everyone) {
    this.everyone = everyone;
  }

  /**
   * Granted when nothing is on its way any more that was decided before. {@link Refusal#BUSY}, with
   * the event, if something hangs: everybody is revoked then all the same.
   */
  public Outcome<EventId> run(Caller caller, String note, UUID correlation) {
    Raised raised =
        everyone.revoke(note, Lineage.root(correlation, new Actor.Admin(caller.token().user())));
    return raised.settled()
        ? new Outcome.Granted<>(raised.event(), raised.event())
        : new Outcome.Refused<>(Refusal.BUSY, raised.event());
  }
}
