package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.decision.EndSessionDecision.Ended;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionId;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A user ends one of his sessions. Any genuine credential of the session will do, spent or dead
 * too: whoever wants to be signed out is never refused for being late.
 */
public final class SignOut {

  private final EndSession endSession;
  private final RefreshTokens refreshTokens;

  public SignOut(EndSession endSession, RefreshTokens refreshTokens) {
    this.endSession = endSession;
    this.refreshTokens = refreshTokens;
  }

  /** By a refresh token. A spent one is no reuse here, and no fingerprint is asked for. */
  public Outcome<Ended> byRefreshToken(String token, Delivery via, UUID correlation) {
    return refreshTokens
        .parse(token)
        .map(presented ->
            end(
                presented.session(),
                loaded ->
                    refreshTokens.genuine(presented, loaded.nonce())
                        && loaded.session().opening().delivery() == via,
                Refusal.INVALID_TOKEN,
                correlation))
        .orElseGet(() -> Outcome.refused(Refusal.INVALID_TOKEN));
  }

  /** By an access token whose signature was verified. */
  public Outcome<Ended> byAccessToken(SessionId session, UUID correlation) {
    return end(session, _ -> true, Refusal.INVALID_TOKEN, correlation);
  }

  /** One of the caller's own sessions; anybody else's does not exist for him. */
  public Outcome<Ended> own(Caller caller, SessionId session, UUID correlation) {
    return end(
        session,
        loaded -> loaded.owner().account().id().equals(caller.token().user()),
        Refusal.NOT_FOUND,
        correlation);
  }

  /** Somebody else signs in with the browser that carried it. */
  Outcome<Ended> replaced(SessionId session, UUID correlation) {
    return end(session, _ -> true, Refusal.NOT_FOUND, RevocationReason.REPLACED, correlation);
  }

  private Outcome<Ended> end(
      SessionId session, Predicate<LoadedSession> entitled, Refusal absent, UUID correlation) {
    return end(session, entitled, absent, RevocationReason.LOGOUT, correlation);
  }

  private Outcome<Ended> end(
      SessionId session,
      Predicate<LoadedSession> entitled,
      Refusal absent,
      RevocationReason reason,
      UUID correlation) {
    return endSession.run(
        new EndSession.Ending(
            session,
            null,
            entitled,
            _ -> true,
            absent,
            reason,
            null,
            loaded -> Lineage.root(correlation, new Actor.User(loaded.owner().account().id()))));
  }
}
