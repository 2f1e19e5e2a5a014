package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Grant;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import java.time.Instant;
import java.util.List;

/** A sign-in with a password that was verified. */
public final class SignInDecision {

  /** Authentication methods (RFC 8176) and context class of a password alone. */
  private static final List<String> AMR = List.of("pwd");

  private static final String ACR = "urn:session-audit:acr:password";

  /**
   * What the rim has drawn and seen.
   *
   * @param session a new id
   * @param fingerprintHash of a new fingerprint
   * @param verifiedHash the password hash that was verified
   */
  public record SignIn(
      SessionId session,
      Delivery delivery,
      String fingerprintHash,
      String verifiedHash,
      Context context) {}

  private SignInDecision() {}

  /** Opens a session under the account's next epoch, if hash and status are still as verified. */
  public static Decision<Session> decide(
      Account account, int realm, Instant now, SignIn signIn, Limits limits) {
    if (!account.active() || !account.passwordHash().equals(signIn.verifiedHash())) {
      return Decision.refused(Refusal.INVALID_CREDENTIALS, account);
    }
    Account after = account.withLastEpoch(account.lastEpoch() + 1);
    Session session = open(after, realm, now, signIn, limits);
    Grant grant =
        new Grant(
            account.authz(),
            account.roles(),
            session.rotation().expiresAt(),
            session.deadlines().idle(),
            session.deadlines().absolute());
    SessionPoint at =
        new SessionPoint(account.id(), session.id(), after.lastEpoch(), after.lastEpoch(), realm);
    TokenIssued issued = new TokenIssued(at, grant, AMR, ACR, signIn.delivery(), signIn.context());
    return new Accepted<>(session, List.of(Draft.of(issued)), List.of(), new After(after, session));
  }

  private static Session open(
      Account account, int realm, Instant now, SignIn signIn, Limits limits) {
    Instant absolute = now.plus(limits.absolute());
    return new Session(
        new Session.Opening(
            signIn.session(),
            account.id(),
            account.lastEpoch(),
            realm,
            signIn.delivery(),
            AMR,
            ACR,
            signIn.fingerprintHash(),
            now),
        limits.rotation(1, null, now, absolute),
        new Session.Deadlines(now.plus(limits.idle()), absolute),
        Session.End.NONE,
        new Session.LastUse(now, signIn.context(), null));
  }

  /** What a failed sign-in of a known account leaves behind. */
  public static Evidence failed(Account account, LoginFailure cause, Context context) {
    return new Evidence(
        "login " + account.id(), new LoginFailed(account.id(), cause, 1, context), false);
  }
}
