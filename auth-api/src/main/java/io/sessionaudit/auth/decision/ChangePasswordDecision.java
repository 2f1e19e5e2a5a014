package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.SignInDecision.SignIn;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A user gives himself another password. Everything that the old one opened is dead, and he is
 * signed in anew: a session with secrets of its own, so nothing that a thief holds leads to it.
 */
public final class ChangePasswordDecision {

  /**
   * What is asked for.
   *
   * @param caller the session that asks; it must be open still
   * @param open the account's open sessions
   * @param newHash of the new password
   * @param signIn the new session; its verified hash is that of the old password
   */
  public record Change(SessionId caller, List<OpenSession> open, String newHash, SignIn signIn) {
    public Change {
      open = List.copyOf(open);
    }

    /** A password hash stays out of logs. */
    @Override
    public String toString() {
      return "another password for the owner of session " + caller;
    }
  }

  private ChangePasswordDecision() {}

  /** Changes it, if the session that asks is alive and the old password still the verified one. */
  public static Decision<Session> decide(
      Account account, int realm, Instant now, Change change, Limits limits) {
    if (!account.active()
        || change.open().stream().noneMatch(it -> it.id().equals(change.caller()))) {
      return Decision.refused(Refusal.SESSION_REVOKED, account);
    }
    if (!account.passwordHash().equals(change.signIn().verifiedHash())) {
      return Decision.refused(Refusal.INVALID_CREDENTIALS, account);
    }
    List<Draft> events = new ArrayList<>();
    events.add(Draft.of(new PasswordChanged(account.id(), account.lastEpoch(), ChangedBy.USER)));
    AllSessions.ended(account, realm, now, RevocationReason.PASSWORD_CHANGED)
        .ifPresent(events::add);
    return SignInDecision.opened(
        account.withPasswordHash(change.newHash()).revokedThrough(account.lastEpoch()),
        realm,
        now,
        change.signIn(),
        limits,
        new SignInDecision.Earlier(events, List.of()));
  }
}
