package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.LoadedSignIn;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.Turn;
import io.sessionaudit.auth.decision.ChangePasswordDecision;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.auth.decision.SignInDecision.Others;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A user gives himself another password and is signed in anew; everything else that was his is
 * dead. An access token alone is not enough: a thief with one must not be able to lock its owner
 * out.
 */
public final class ChangePassword {

  private final Execution execution;
  private final Reads reads;
  private final SignInThrottle throttle;
  private final Passwords passwords;
  private final HandOut handOut;
  private final FailedSignIns failures;
  private final Limits limits;

  public ChangePassword(
      Execution execution,
      Reads reads,
      SignInThrottle throttle,
      Passwords passwords,
      HandOut handOut,
      FailedSignIns failures,
      Limits limits) {
    this.execution = execution;
    this.reads = reads;
    this.throttle = throttle;
    this.passwords = passwords;
    this.handOut = handOut;
    this.failures = failures;
    this.limits = limits;
  }

  /**
   * What somebody typed.
   *
   * @param current empty if it cannot be anybody's password
   */
  public record Change(Optional<Password> current, Password next, Asked asked) {}

  /**
   * Verifies the current password, then hashes and stores the next one.
   *
   * @return tokens of a new session, delivered as the caller's own
   * @throws io.sessionaudit.auth.append.StorageException if nothing could be decided
   */
  public Outcome<HandedOut> run(Caller caller, Change change) {
    return switch (throttle.askAgain(caller.token().user())) {
      case SignInThrottle.Answer.Busy _ -> Outcome.refused(Refusal.BUSY);
      case SignInThrottle.Answer.Wait it -> Outcome.refused(Refusal.TOO_MANY_REQUESTS, it.left());
      case SignInThrottle.Answer.Go it -> verify(caller, change, it);
    };
  }

  private Outcome<HandedOut> verify(
      Caller caller, Change change, SignInThrottle.Answer.Go counted) {
    LoadedAccount owner = caller.loaded().owner();
    Turn<Boolean> right =
        change
            .current()
            .map(it -> passwords.verify(it, owner.account().passwordHash()))
            .orElseGet(() -> new Turn.Taken<>(false));
    return switch (right) {
      case Turn.Busy<Boolean> _ -> {
        throttle.forgive(counted);
        yield Outcome.refused(Refusal.BUSY);
      }
      case Turn.Taken<Boolean> it -> {
        if (!it.value()) {
          yield wrong(owner, change);
        }
        throttle.forgive(counted);
        yield store(caller, change);
      }
    };
  }

  private Outcome<HandedOut> wrong(LoadedAccount owner, Change change) {
    failures.of(owner.account().id(), LoginFailure.BAD_PASSWORD, change.asked());
    return Outcome.refused(Refusal.INVALID_CREDENTIALS);
  }

  private Outcome<HandedOut> store(Caller caller, Change change) {
    return switch (passwords.hash(change.next())) {
      case Turn.Busy<String> _ -> Outcome.refused(Refusal.BUSY);
      case Turn.Taken<String> it -> {
        Changing changing = new Changing(caller, it.value(), change.asked());
        yield Outcome.of(
            execution.run(changing),
            Refusal.SESSION_REVOKED,
            (done, accepted) -> changing.fresh.handOut(done, accepted, handOut));
      }
    };
  }

  private final class Changing implements Command<LoadedSignIn, Session> {

    private final Caller caller;
    private final String newHash;
    private final Asked asked;
    private final FreshSession fresh = new FreshSession();

    Changing(Caller caller, String newHash, Asked asked) {
      this.caller = caller;
      this.newHash = newHash;
      this.asked = asked;
    }

    @Override
    public Optional<LoadedSignIn> read(Connection connection) throws SQLException {
      return reads.signIn(connection, caller.token().user());
    }

    @Override
    public Decision<Session> decide(LoadedSignIn loaded) {
      LoadedAccount owner = loaded.owner();
      var signIn =
          fresh.signIn(
              caller.loaded().session().opening().delivery(),
              caller.loaded().owner().account().passwordHash(),
              asked.context(owner.key()),
              Others.NONE);
      var change =
          new ChangePasswordDecision.Change(
              caller.token().session(), loaded.open(), newHash, signIn);
      return ChangePasswordDecision.decide(
          owner.account(), owner.realm(), owner.now(), change, limits);
    }

    @Override
    public Request request(LoadedSignIn loaded) {
      Actor user = new Actor.User(loaded.owner().account().id());
      return new Request(
          Lineage.root(asked.correlation(), user), asked.client(loaded.owner().username()));
    }

    @Override
    public byte[] nonce() {
      return fresh.nonce();
    }
  }
}
