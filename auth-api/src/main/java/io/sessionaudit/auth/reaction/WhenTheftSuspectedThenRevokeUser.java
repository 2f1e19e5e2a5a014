package io.sessionaudit.auth.reaction;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Journal;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.command.RevokeUser;
import io.sessionaudit.auth.decision.RevokeUserDecision.RevokedThrough;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent;
import java.util.Optional;

/**
 * A verdict has all of the user's tokens revoked, through the last epoch at the event that gave the
 * theft away: a newer sign-in lives. Whom it concerns and how far is read from that event's own
 * journal row; what the anomaly record says about it is not believed. Saying it again changes
 * nothing.
 */
public final class WhenTheftSuspectedThenRevokeUser {

  private final Execution execution;
  private final RevokeUser revokeUser;

  public WhenTheftSuspectedThenRevokeUser(Execution execution, RevokeUser revokeUser) {
    this.execution = execution;
    this.revokeUser = revokeUser;
  }

  /** What became of an anomaly. */
  public enum Reaction {
    /** The verdict asks for nothing. */
    OBSERVED,
    REVOKED,
    /** Everything that it concerns was dead already. */
    DEAD_ALREADY,
    /** Its trigger is not in the journal, concerns no session, or is somebody else's. */
    UNFOUNDED
  }

  /**
   * Reacts.
   *
   * @throws io.sessionaudit.auth.append.StorageException if it must be tried again
   */
  public Reaction react(RecordedEvent recorded) {
    if (!(recorded.event() instanceof AnomalyDetected anomaly)) {
      return Reaction.UNFOUNDED;
    }
    return switch (anomaly.verdict()) {
      case OBSERVE -> Reaction.OBSERVED;
      case REVOKE_ALL ->
          trigger(recorded)
              .filter(trigger -> trigger.at().user().equals(anomaly.user()))
              .map(trigger -> revoke(trigger, recorded))
              .orElse(Reaction.UNFOUNDED);
    };
  }

  private Optional<SessionEvent.OfOneSession> trigger(RecordedEvent anomaly) {
    EventId cause = anomaly.envelope().lineage().cause();
    if (cause == null) {
      return Optional.empty();
    }
    return execution
        .read(connection -> Journal.find(connection, cause))
        .map(RecordedEvent::event)
        .filter(SessionEvent.OfOneSession.class::isInstance)
        .map(SessionEvent.OfOneSession.class::cast);
  }

  private Reaction revoke(SessionEvent.OfOneSession trigger, RecordedEvent anomaly) {
    Lineage lineage =
        new Lineage(
            anomaly.envelope().lineage().correlation(), anomaly.envelope().id(), Actor.DETECTOR);
    Outcome<RevokedThrough> outcome =
        revokeUser.run(
            new RevokeUser.Revocation(
                trigger.at().user(),
                _ -> true,
                trigger.at().lastEpoch(),
                RevocationReason.ANOMALY,
                null,
                lineage));
    return switch (outcome) {
      case Outcome.Granted<RevokedThrough> it ->
          it.value().changed() ? Reaction.REVOKED : Reaction.DEAD_ALREADY;
      case Outcome.Refused<RevokedThrough> _ -> Reaction.UNFOUNDED;
    };
  }
}
