package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Executed;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.credential.Fingerprints;
import io.sessionaudit.auth.credential.Nonces;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.Turn;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.auth.decision.SignInDecision;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.guard.token.Fingerprint;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.UserName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * A sign-in with a password. Unknown names, inactive accounts and wrong passwords cost the same
 * hash and get the same answer.
 */
public final class SignIn {

  private final Execution execution;
  private final Reads reads;
  private final LookupKey lookupKey;
  private final Passwords passwords;
  private final HandOut handOut;
  private final FailedSignIns failures;
  private final Limits limits;

  public SignIn(
      Execution execution,
      Reads reads,
      LookupKey lookupKey,
      Passwords passwords,
      HandOut handOut,
      FailedSignIns failures,
      Limits limits) {
    this.execution = execution;
    this.reads = reads;
    this.lookupKey = lookupKey;
    this.passwords = passwords;
    this.handOut = handOut;
    this.failures = failures;
    this.limits = limits;
  }

  /** What somebody typed, and how he wants his tokens. */
  public record Attempt(UserName name, Password password, Delivery delivery, Asked asked) {}

  /**
   * The secrets of one session.
   *
   * @param fingerprint 32 random bytes, base64url
   * @param nonce 32 random bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is
  private record Drawn(String fingerprint, byte[] nonce) {
    /** Secrets stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * Verifies the password and opens a session.
   *
   * @throws io.sessionaudit.auth.append.StorageException if nothing could be decided
   */
  public Outcome<HandedOut> run(Attempt attempt) {
    String tag = lookupKey.nameTag(attempt.name());
    Optional<LoadedAccount> account =
        execution.read(connection -> reads.accountNamed(connection, tag));
    Turn<Boolean> right =
        account
            .map(it -> passwords.verify(attempt.password(), it.account().passwordHash()))
            .orElseGet(() -> passwords.verifyUnknown(attempt.password()));
    return switch (right) {
      case Turn.Busy<Boolean> _ -> Outcome.refused(Refusal.BUSY);
      case Turn.Taken<Boolean> it ->
          it.value() && account.isPresent()
              ? open(account.get(), attempt)
              : wrong(account, attempt);
    };
  }

  private Outcome<HandedOut> wrong(Optional<LoadedAccount> account, Attempt attempt) {
    account.ifPresentOrElse(
        it -> failures.of(it.account().id(), LoginFailure.BAD_PASSWORD, attempt),
        () -> failures.ofNobody(attempt.asked()));
    return Outcome.refused(Refusal.INVALID_CREDENTIALS);
  }

  private Outcome<HandedOut> open(LoadedAccount account, Attempt attempt) {
    Opening opening =
        new Opening(account, attempt, new Drawn(Fingerprints.random(), Nonces.random()));
    Outcome<HandedOut> outcome =
        Outcome.of(execution.run(opening), Refusal.INVALID_CREDENTIALS, opening::answer);
    if (outcome instanceof Outcome.Refused<HandedOut>) {
      failures.of(account.account().id(), LoginFailure.NOT_ACTIVE, attempt);
    }
    return outcome;
  }

  private final class Opening implements Command<LoadedAccount, Session> {

    private final LoadedAccount verified;
    private final Attempt attempt;
    private final Drawn drawn;
    private final SessionId id = FreshIds.session();

    Opening(LoadedAccount verified, Attempt attempt, Drawn drawn) {
      this.verified = verified;
      this.attempt = attempt;
      this.drawn = drawn;
    }

    @Override
    public Optional<LoadedAccount> read(Connection connection) throws SQLException {
      return reads.account(connection, verified.account().id());
    }

    @Override
    public Decision<Session> decide(LoadedAccount loaded) {
      SignInDecision.SignIn signIn =
          new SignInDecision.SignIn(
              id,
              attempt.delivery(),
              Fingerprint.hash(drawn.fingerprint()),
              verified.account().passwordHash(),
              attempt.asked().context(loaded.key()));
      return SignInDecision.decide(loaded.account(), loaded.realm(), loaded.now(), signIn, limits);
    }

    @Override
    public Request request(LoadedAccount loaded) {
      Actor user = new Actor.User(loaded.account().id());
      return new Request(
          Lineage.root(attempt.asked().correlation(), user),
          attempt.asked().client(loaded.username()));
    }

    @Override
    public byte[] nonce() {
      return drawn.nonce();
    }

    HandedOut answer(Executed<LoadedAccount, Session> done, Decision.Accepted<Session> accepted) {
      Session session = Objects.requireNonNull(accepted.after().session());
      return handOut.tokens(
          done.loaded(), accepted.after().account(), session, drawn.nonce(), drawn.fingerprint());
    }
  }
}
