package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.auth.decision.Decision.Refused;
import io.sessionaudit.auth.decision.Presented.Binding;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a genuine refresh token is answered: the refresh table, first matching row wins (RFC 9700
 * section 4.14.2, with a window in which a lost answer may be asked for again). Row 1's other
 * causes never get here: who cannot prove a token changes nothing.
 */
public final class RefreshDecision {

  /** The generation that the answer hands out stands in the session afterwards. */
  public record Refreshed(boolean replayed) {}

  private final Standing standing;
  private final Presented presented;
  private final Limits limits;

  private RefreshDecision(Standing standing, Presented presented, Limits limits) {
    this.standing = standing;
    this.presented = presented;
    this.limits = limits;
  }

  public static Decision<Refreshed> decide(Standing standing, Presented presented, Limits limits) {
    return new RefreshDecision(standing, presented, limits).decide();
  }

  private Decision<Refreshed> decide() {
    Session session = standing.session();
    int current = session.generation();
    int given = presented.generation();
    if (presented.via() != session.opening().delivery()) {
      return refused(Refusal.INVALID_TOKEN); // row 1
    }
    if (given > current && session.opening().realm() == standing.realm()) {
      return refused(Refusal.STATE_REGRESSED); // row 2
    }
    if (standing.revoked()) {
      return afterEnd(); // row 3
    }
    if (standing.expired()) {
      return expired(); // row 4
    }
    if (presented.binding() != Binding.RIGHT && !spentPastWindow()) {
      return unbound(); // row 5
    }
    if (given == current) {
      return sameDevice() ? current() : deviceChanged(); // rows 6 to 8
    }
    if (!spentPastWindow()) {
      return sameDevice() ? handOutAgain() : reuse(ReuseKind.IN_GRACE_FOREIGN); // rows 9, 10
    }
    return reuse(given == current - 1 ? ReuseKind.LATE_PARENT : ReuseKind.ANCESTOR); // row 11
  }

  private Decision<Refreshed> current() {
    return windowOpen() ? handOutAgain() : rotate(); // rows 6, 7
  }

  /**
   * The same successor again, unless it is dead: then there is nothing to hand out but the next.
   */
  private Decision<Refreshed> handOutAgain() {
    Session session = standing.session();
    if (session.end().deadGeneration() >= session.generation()) {
      return rotate();
    }
    Session.LastUse use = new Session.LastUse(standing.now(), presented.context(), null);
    Evidence evidence =
        new Evidence(
            "replayed " + session.id() + " " + presented.context().network().tag(),
            refreshed(session, true),
            true);
    return new Accepted<>(
        new Refreshed(true),
        List.of(),
        List.of(evidence),
        new After(standing.account(), session.withLastUse(use)));
  }

  private Decision<Refreshed> rotate() {
    Session session = standing.session();
    Instant now = standing.now();
    Session next =
        session.rotated(
            limits.rotation(session.generation() + 1, now, now, session.deadlines().absolute()),
            now.plus(limits.idle()),
            new Session.LastUse(now, presented.context(), null));
    return new Accepted<>(
        new Refreshed(false),
        List.of(Draft.of(refreshed(next, false))),
        List.of(),
        new After(standing.account(), next));
  }

  private TokenRefreshed refreshed(Session session, boolean replayed) {
    return new TokenRefreshed(
        standing.point(),
        session.generation(),
        replayed,
        1,
        standing.account().authz(),
        session.rotation().expiresAt(),
        session.deadlines().idle(),
        presented.context());
  }

  /** A thief who signed himself out is still found: the owner's spent token comes back. */
  private Decision<Refreshed> afterEnd() {
    Session session = standing.session();
    List<Draft> events = new ArrayList<>();
    Session after = session;
    if (presented.generation() < session.generation()
        && spentPastWindow()
        && !session.end().afterEndReported()) {
      Integer noted = session.end().lastEpoch();
      int lastEpoch = noted == null ? standing.account().revokedThrough() : noted;
      events.add(Draft.of(reuseDetected(ReuseKind.AFTER_END, standing.point(lastEpoch))));
      after = session.reportedAfterEnd();
    }
    Evidence evidence =
        new Evidence("rejected " + session.id(), rejected(RejectionCode.SESSION_REVOKED), false);
    return new Refused<>(
        Refusal.SESSION_REVOKED, events, List.of(evidence), new After(standing.account(), after));
  }

  private Decision<Refreshed> expired() {
    Standing.Overdue overdue = standing.overdue();
    if (overdue == null) {
      return refused(Refusal.SESSION_EXPIRED);
    }
    return new Refused<>(
        Refusal.SESSION_EXPIRED,
        List.of(standing.expiry(overdue)),
        List.of(),
        standing.after(overdue));
  }

  private Decision<Refreshed> unbound() {
    Draft proof =
        presented.binding() == Binding.WRONG
            ? Draft.of(reuseDetected(ReuseKind.BINDING_MISMATCH, standing.point()))
            : Draft.of(rejected(RejectionCode.BINDING_MISSING));
    return ended(Refusal.BINDING_MISMATCH, proof, RevocationReason.BINDING);
  }

  private Decision<Refreshed> deviceChanged() {
    return ended(
        Refusal.REAUTHENTICATION_REQUIRED,
        Draft.of(rejected(RejectionCode.DEVICE_CHANGED)),
        RevocationReason.DEVICE_CHANGED);
  }

  private Decision<Refreshed> reuse(ReuseKind kind) {
    return ended(
        Refusal.REUSE_DETECTED,
        Draft.of(reuseDetected(kind, standing.point())),
        RevocationReason.REUSE);
  }

  /** Refused, and the session is dead: committed although the answer is an error. */
  private Decision<Refreshed> ended(Refusal refusal, Draft proof, RevocationReason reason) {
    TokenRevoked revoked =
        new TokenRevoked(
            new RevocationScope.Session(standing.point()),
            reason,
            null,
            Limits.rememberedUntil(standing.now()));
    return new Refused<>(
        refusal,
        List.of(proof, Draft.following(revoked)),
        List.of(),
        new After(
            standing.account(),
            standing.session().revoked(standing.now(), standing.account().lastEpoch())));
  }

  private ReuseDetected reuseDetected(ReuseKind kind, SessionPoint at) {
    return new ReuseDetected(
        at, kind, presented.generation(), standing.session().generation(), presented.context());
  }

  private RefreshRejected rejected(RejectionCode code) {
    return new RefreshRejected(standing.point(), code, 1, presented.context());
  }

  private Decision<Refreshed> refused(Refusal refusal) {
    return Decision.refused(refusal, standing.account());
  }

  private boolean sameDevice() {
    return presented.context().device().sameAs(standing.session().lastUse().context().device());
  }

  private boolean windowOpen() {
    return Window.open(standing.session().rotation().rotatedAt(), standing.now(), limits.window());
  }

  private boolean spentPastWindow() {
    int behind = standing.session().generation() - presented.generation();
    return behind > 1 || (behind == 1 && !windowOpen());
  }
}
