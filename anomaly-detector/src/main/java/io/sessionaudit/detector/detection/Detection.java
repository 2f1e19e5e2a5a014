package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.event.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rules, as a function: the same baseline, event and profile always give the same answer. Time
 * is the event's own; a rule that looks back compares it with the times of earlier events.
 */
public final class Detection {

  private Detection() {}

  /**
   * What the event makes of the baseline, and what has to be said about it. An event that was seen
   * before (its version is not above the baseline's) changes nothing and says nothing. A gap in the
   * versions stops nothing: the rules go on with what they know.
   *
   * @param before of the event's user and session
   * @throws IllegalArgumentException for an event without a place in its stream
   */
  public static Detected detect(Baseline before, RecordedEvent recorded, Profile profile) {
    long version = Versions.of(recorded);
    if (version <= before.version()) {
      return Detected.nothing(before);
    }
    EventId id = recorded.envelope().id();
    Instant at = recorded.envelope().occurredAt();
    UserBaseline user = before.user().seen(version, at);
    SessionBaseline known = before.session();
    return switch (recorded.event()) {
      case SessionEvent.TokenIssued it -> opened(user, it, Sighting.of(id, at, it.context()));
      case SessionEvent.TokenRefreshed it -> {
        Sighting sighting = Sighting.of(id, at, it.context());
        SessionBaseline session = remembered(known, it.session(), at);
        RefreshRate rate = session.rate().plus(it.count(), at);
        yield new Examination(user, refreshed(session, it, sighting).with(rate), sighting)
            .of(it, RefreshTooOften.notice(session.rate(), rate))
            .answer(profile, true);
      }
      case SessionEvent.ReuseDetected it -> {
        Sighting sighting = Sighting.of(id, at, it.context());
        SessionBaseline session = remembered(known, it.session(), at).until(windowAfter(at));
        yield new Examination(user, session, sighting)
            .of(it, ReuseSeen.notice(session, it, sighting))
            .answer(profile, true);
      }
      case SessionEvent.RefreshRejected it -> {
        Sighting sighting = Sighting.of(id, at, it.context());
        SessionBaseline session = remembered(known, it.session(), at).until(windowAfter(at));
        yield new Examination(user, session, sighting)
            .of(it, RefusalSeen.notice(session, it, sighting))
            .answer(profile, it.code() != SessionEvent.RejectionCode.SESSION_REVOKED);
      }
      case SessionEvent.TokenRevoked _,
          SessionEvent.SessionExpired _,
          AccountEvent _,
          RealmEvent _,
          AnomalyDetected _ ->
          Detected.nothing(new Baseline(user, known));
    };
  }

  private static Detected opened(
      UserBaseline user, SessionEvent.TokenIssued event, Sighting sighting) {
    SessionBaseline session =
        SessionBaseline.opened(event.session(), sighting, event.grant().absoluteExpiresAt());
    boolean byPassword = event.amr().contains("pwd");
    return Detected.nothing(new Baseline(byPassword ? user.signedIn(sighting) : user, session));
  }

  private static SessionBaseline refreshed(
      SessionBaseline session, SessionEvent.TokenRefreshed event, Sighting sighting) {
    SessionBaseline used = session.lastUsed(sighting.at()).until(event.idleExpiresAt());
    SeenDevice device = session.device();
    if (device == null || !device.device().equals(sighting.device())) {
      used = used.with(SeenDevice.in(sighting));
    }
    return event.replayed() ? used : used.rotatedBy(sighting.event());
  }

  private static SessionBaseline remembered(
      @Nullable SessionBaseline known, SessionId session, Instant now) {
    return known == null || known.isForgotten(now) ? SessionBaseline.unknown(session) : known;
  }

  private static Instant windowAfter(Instant at) {
    return at.plus(RuleSet.WINDOW);
  }
}
