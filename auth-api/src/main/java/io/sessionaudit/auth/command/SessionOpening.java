package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Executed;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.LoadedSignIn;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.auth.decision.SignInDecision;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session for an account whose password was verified. A second decision does not hash
 * again.
 */
final class SessionOpening implements Command<LoadedSignIn, Session> {

  private final Reads reads;
  private final Limits limits;
  private final LoadedAccount verified;
  private final @Nullable SessionId replaced;
  private final SignIn.Attempt attempt;
  private final FreshSession fresh = new FreshSession();

  SessionOpening(
      Reads reads,
      Limits limits,
      LoadedAccount verified,
      @Nullable SessionId replaced,
      SignIn.Attempt attempt) {
    this.reads = reads;
    this.limits = limits;
    this.verified = verified;
    this.replaced = replaced;
    this.attempt = attempt;
  }

  @Override
  public Optional<LoadedSignIn> read(Connection connection) throws SQLException {
    return reads.signIn(connection, verified.account().id());
  }

  @Override
  public Decision<Session> decide(LoadedSignIn loaded) {
    LoadedAccount owner = loaded.owner();
    SignInDecision.SignIn signIn =
        fresh.signIn(
            attempt.delivery(),
            verified.account().passwordHash(),
            attempt.asked().context(owner.key()),
            new SignInDecision.Others(loaded.open(), replaced, attempt.endOthers()));
    return SignInDecision.decide(owner.account(), owner.realm(), owner.now(), signIn, limits);
  }

  @Override
  public Request request(LoadedSignIn loaded) {
    Actor user = new Actor.User(loaded.owner().account().id());
    return new Request(
        Lineage.root(attempt.asked().correlation(), user),
        attempt.asked().client(loaded.owner().username()));
  }

  @Override
  public byte[] nonce() {
    return fresh.nonce();
  }

  HandedOut answer(
      Executed<LoadedSignIn, Session> done, Decision.Accepted<Session> accepted, HandOut handOut) {
    return fresh.handOut(done, accepted, handOut);
  }
}
