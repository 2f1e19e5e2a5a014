package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.LoadedTarget;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.Turn;
import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.auth.decision.ChangeAccountDecision;
import io.sessionaudit.auth.decision.ChangeAccountDecision.Around;
import io.sessionaudit.auth.decision.ChangeAccountDecision.Wanted;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An admin changes an account: roles, status, password, or several of them in one commit. */
public final class ChangeAccount {

  private final Execution execution;
  private final Reads reads;
  private final Passwords passwords;

  public ChangeAccount(Execution execution, Reads reads, Passwords passwords) {
    this.execution = execution;
    this.reads = reads;
    this.passwords = passwords;
  }

  /** What shall be; absent parts stay as they are. */
  public record Change(
      UserId user,
      @Nullable Roles roles,
      @Nullable AccountStatus status,
      @Nullable Password password) {}

  /** Granted with the account as it stands afterwards, and an event if anything changed. */
  public Outcome<Listed> run(Caller caller, Change change, UUID correlation) {
    if (execution.read(connection -> reads.account(connection, change.user())).isEmpty()) {
      return Outcome.refused(Refusal.NOT_FOUND);
    }
    Password password = change.password();
    if (password == null) {
      return store(caller, change, null, correlation);
    }
    return switch (passwords.hash(password)) {
      case Turn.Busy<String> _ -> Outcome.refused(Refusal.BUSY);
      case Turn.Taken<String> it -> store(caller, change, it.value(), correlation);
    };
  }

  private Outcome<Listed> store(
      Caller caller, Change change, @Nullable String hash, UUID correlation) {
    Changing changing =
        new Changing(
            caller.token().session(),
            change.user(),
            new Wanted(change.roles(), change.status(), hash),
            Lineage.root(correlation, new Actor.Admin(caller.token().user())));
    return Outcome.of(
        execution.runAmongAdmins(change.user(), changing),
        Refusal.NOT_FOUND,
        (done, accepted) -> Listed.of(accepted.answer(), done.loaded().owner()));
  }

  private final class Changing implements Command<LoadedTarget, Account> {

    private final SessionId caller;
    private final UserId user;
    private final Wanted wanted;
    private final Lineage lineage;

    Changing(SessionId caller, UserId user, Wanted wanted, Lineage lineage) {
      this.caller = caller;
      this.user = user;
      this.wanted = wanted;
      this.lineage = lineage;
    }

    @Override
    public Optional<LoadedTarget> read(Connection connection) throws SQLException {
      return reads.target(connection, user, caller);
    }

    @Override
    public Decision<Account> decide(LoadedTarget loaded) {
      LoadedAccount owner = loaded.owner();
      return ChangeAccountDecision.decide(
          owner.account(),
          owner.realm(),
          owner.now(),
          wanted,
          new Around(loaded.caller(), loaded.otherAdmins()));
    }

    @Override
    public Request request(LoadedTarget loaded) {
      return new Request(lineage, null);
    }
  }
}
