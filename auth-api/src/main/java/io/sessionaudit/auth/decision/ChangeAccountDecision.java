package io.sessionaudit.auth.decision;

import io.sessionaudit.auth.decision.Decision.Accepted;
import io.sessionaudit.auth.decision.Decision.After;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.RevocationReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An admin changes somebody's roles, status or password. What stands already is no change; a
 * password always is one, because whoever resets it wants the old sessions gone.
 */
public final class ChangeAccountDecision {

  /**
   * What shall be; absent parts stay.
   *
   * @param passwordHash of the new password
   */
  public record Wanted(
      @Nullable Roles roles, @Nullable AccountStatus status, @Nullable String passwordHash) {
    /** A password hash stays out of logs. */
    @Override
    public String toString() {
      return "roles " + roles + ", status " + status;
    }
  }

  /**
   * Who asks, and who else could.
   *
   * @param caller his session as it stands; absent if there is none any more
   * @param otherAdmins how many active admins there are beside the account that changes
   */
  public record Around(@Nullable Standing caller, int otherAdmins) {}

  private final Account before;
  private final int realm;
  private final Instant now;
  private final List<Draft> events = new ArrayList<>();
  private Account after;

  private ChangeAccountDecision(Account before, int realm, Instant now) {
    this.before = before;
    this.realm = realm;
    this.now = now;
    this.after = before;
  }

  /** Answers the account as it stands afterwards; never leaves the platform without an admin. */
  public static Decision<Account> decide(
      Account account, int realm, Instant now, Wanted wanted, Around around) {
    return new ChangeAccountDecision(account, realm, now).decide(wanted, around);
  }

  /**
   * The platform disables an account itself, because it cannot vouch for its password any more.
   * Answers the account as it stands afterwards; nothing happens if it is disabled.
   */
  public static Decision<Account> disable(Account account, int realm, Instant now) {
    ChangeAccountDecision decision = new ChangeAccountDecision(account, realm, now);
    decision.status(AccountStatus.DISABLED);
    return new Accepted<>(
        decision.after, decision.events, List.of(), new After(decision.after, null));
  }

  private Decision<Account> decide(Wanted wanted, Around around) {
    roles(wanted.roles());
    status(wanted.status());
    password(wanted.passwordHash());
    if (admin(before) && !admin(after) && around.otherAdmins() == 0) {
      return Decision.refused(Refusal.CONFLICT, before);
    }
    Refusal refusal = refusal(around.caller());
    if (refusal != null) {
      return Decision.refused(refusal, before);
    }
    return new Accepted<>(after, events, List.of(), new After(after, null));
  }

  private void roles(@Nullable Roles wanted) {
    if (wanted == null || wanted.names().equals(after.roles())) {
      return;
    }
    after = after.withRoles(wanted.names());
    events.add(
        Draft.of(
            new AuthorizationChanged(before.id(), before.roles(), after.roles(), after.authz())));
  }

  private void status(@Nullable AccountStatus wanted) {
    if (wanted == null || wanted == after.status()) {
      return;
    }
    after = after.withStatus(wanted);
    events.add(
        Draft.of(
            new AccountStatusChanged(before.id(), before.status(), wanted, before.lastEpoch())));
    if (wanted == AccountStatus.DISABLED) {
      endAll(RevocationReason.DISABLED);
    }
  }

  private void password(@Nullable String hash) {
    if (hash == null) {
      return;
    }
    after = after.withPasswordHash(hash);
    events.add(Draft.of(new PasswordChanged(before.id(), before.lastEpoch(), ChangedBy.ADMIN)));
    endAll(RevocationReason.PASSWORD_CHANGED);
  }

  private void endAll(RevocationReason reason) {
    AllSessions.ended(after, realm, now, reason).ifPresent(events::add);
    after = after.revokedThrough(after.lastEpoch());
  }

  private static boolean admin(Account account) {
    return account.active() && account.roles().contains(Roles.ADMIN);
  }

  /** He was an admin when he asked; what counts is whether he is one when it is done. */
  private static @Nullable Refusal refusal(@Nullable Standing caller) {
    if (caller == null || caller.revoked()) {
      return Refusal.SESSION_REVOKED;
    }
    if (caller.expired()) {
      return Refusal.SESSION_EXPIRED;
    }
    return caller.account().roles().contains(Roles.ADMIN) ? null : Refusal.FORBIDDEN;
  }
}
