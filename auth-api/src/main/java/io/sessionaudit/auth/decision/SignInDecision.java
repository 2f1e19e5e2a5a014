package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Grant;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.SessionPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sign-in with a password that was verified. */
public final class SignInDecision {

  /** Authentication methods (RFC 8176) and context class of a password alone. */
  private static final List<String> AMR = List.of("pwd");

  /** One statement has room for so many events; the next sign-in ends the rest. */
  private static final int MOST_ENDED = 100;

  private static final String ACR = "urn:session-audit:acr:password";

  /**
   * What the rim has drawn and seen.
   *
   * @param session a new id
   * @param fingerprintHash of a new fingerprint
   * @param verifiedHash the password hash that was verified
   * @param others what happens to sessions that are open already
   */
  public record SignIn(
      SessionId session,
      Delivery delivery,
      String fingerprintHash,
      String verifiedHash,
      Context context,
      Others others) {}

  /**
   * Sessions that are open already.
   *
   * @param open the oldest first
   * @param replaced the one whose cookies came with the sign-in; absent if none did
   * @param end whether the user asked for all of them to end
   */
  public record Others(List<OpenSession> open, @Nullable SessionId replaced, boolean end) {
    public Others {
      open = List.copyOf(open);
    }

    /** None, and none is to end. */
    public static final Others NONE = new Others(List.of(), null, false);
  }

  private SignInDecision() {}

  /** Opens a session under the account's next epoch, if hash and status are still as verified. */
  public static Decision<Session> decide(
      Account account, int realm, Instant now, SignIn signIn, Limits limits) {
    if (!account.active() || !account.passwordHash().equals(signIn.verifiedHash())) {
      return Decision.refused(Refusal.INVALID_CREDENTIALS, account);
    }
    Account before = signIn.others().end() ? account.revokedThrough(account.lastEpoch()) : account;
    List<Draft> events = new ArrayList<>();
    List<SessionId> ended = new ArrayList<>();
    end(account, realm, now, signIn.others(), limits, events, ended);
    return opened(before, realm, now, signIn, limits, new Earlier(events, ended));
  }

  /**
   * What happens in the same commit before the session opens.
   *
   * @param ended sessions that die one by one
   */
  record Earlier(List<Draft> events, List<SessionId> ended) {}

  /** Opens the session, whatever it follows. */
  static Decision<Session> opened(
      Account before, int realm, Instant now, SignIn signIn, Limits limits, Earlier earlier) {
    Account after = before.withLastEpoch(before.lastEpoch() + 1);
    Session session = open(after, realm, now, signIn, limits);
    List<Draft> events = new ArrayList<>(earlier.events());
    events.add(Draft.of(issued(after, session, signIn)));
    return new Accepted<>(session, events, List.of(), new After(after, session, earlier.ended()));
  }

  private static TokenIssued issued(Account account, Session session, SignIn signIn) {
    Grant grant =
        new Grant(
            account.authz(),
            account.roles(),
            session.rotation().expiresAt(),
            session.deadlines().idle(),
            session.deadlines().absolute());
    SessionPoint at =
        new SessionPoint(
            account.id(),
            session.id(),
            account.lastEpoch(),
            account.lastEpoch(),
            session.opening().realm());
    return new TokenIssued(at, grant, AMR, ACR, signIn.delivery(), signIn.context());
  }

  /** What ends before the new session begins: all, or the one replaced and the oldest too many. */
  private static void end(
      Account account,
      int realm,
      Instant now,
      Others others,
      Limits limits,
      List<Draft> events,
      List<SessionId> ended) {
    if (others.end()) {
      AllSessions.ended(account, realm, now, RevocationReason.OTHERS).ifPresent(events::add);
      return;
    }
    List<OpenSession> stay = new ArrayList<>();
    for (OpenSession open : others.open()) {
      if (open.id().equals(others.replaced())) {
        events.add(revoked(account, open, RevocationReason.REPLACED, now));
        ended.add(open.id());
      } else {
        stay.add(open);
      }
    }
    int tooMany = Math.max(0, stay.size() - limits.sessions() + 1);
    for (OpenSession oldest : stay.subList(0, Math.min(tooMany, MOST_ENDED))) {
      events.add(revoked(account, oldest, RevocationReason.SESSION_LIMIT, now));
      ended.add(oldest.id());
    }
  }

  private static Draft revoked(
      Account account, OpenSession open, RevocationReason reason, Instant now) {
    RevocationScope scope =
        new RevocationScope.Session(open.point(account.id(), account.lastEpoch()));
    return Draft.of(new TokenRevoked(scope, reason, null, Limits.rememberedUntil(now)));
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

  /**
   * What a failed sign-in of a known account leaves behind.
   *
   * @param context read only if it shall be recorded: it costs more than the rest of the request
   */
  public static Evidence failed(Account account, LoginFailure cause, Supplier<Context> context) {
    return new Evidence(
        "login " + account.id(),
        () -> new LoginFailed(account.id(), cause, 1, context.get()),
        false);
  }
}
