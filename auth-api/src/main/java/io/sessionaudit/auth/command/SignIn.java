package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.credential.Passwords;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.credential.Turn;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.personal.LookupKey;
import io.sessionaudit.personal.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with a password. Unknown names, inactive accounts and wrong passwords cost the same
 * hash and get the same answer.
 */
public final class SignIn {

  private final Execution execution;
  private final Reads reads;
  private final LookupKey lookupKey;
  private final Passwords passwords;
  private final RefreshTokens refreshTokens;
  private final SignOut signOut;
  private final HandOut handOut;
  private final FailedSignIns failures;
  private final Limits limits;

  public SignIn(
      Execution execution,
      Reads reads,
      LookupKey lookupKey,
      Passwords passwords,
      RefreshTokens refreshTokens,
      SignOut signOut,
      HandOut handOut,
      FailedSignIns failures,
      Limits limits) {
    this.execution = execution;
    this.reads = reads;
    this.lookupKey = lookupKey;
    this.passwords = passwords;
    this.refreshTokens = refreshTokens;
    this.signOut = signOut;
    this.handOut = handOut;
    this.failures = failures;
    this.limits = limits;
  }

  /**
   * What somebody typed, and how he wants his tokens.
   *
   * @param endOthers whether all his other sessions shall end
   * @param carried the refresh token of the cookies that came with it; absent if none did
   */
  public record Attempt(
      UserName name,
      Password password,
      Delivery delivery,
      boolean endOthers,
      @Nullable String carried,
      Asked asked) {
    /** Tokens stay out of logs. */
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
        it -> failures.of(it.account().id(), LoginFailure.BAD_PASSWORD, attempt.asked()),
        () -> failures.ofNobody(attempt.asked()));
    return Outcome.refused(Refusal.INVALID_CREDENTIALS);
  }

  private Outcome<HandedOut> open(LoadedAccount account, Attempt attempt) {
    Optional<LoadedSession> carried = carried(attempt);
    SessionOpening opening =
        new SessionOpening(
            reads, limits, account, carried.map(it -> it.session().id()).orElse(null), attempt);
    Outcome<HandedOut> outcome =
        Outcome.of(
            execution.run(opening),
            Refusal.INVALID_CREDENTIALS,
            (done, accepted) -> opening.answer(done, accepted, handOut));
    if (outcome instanceof Outcome.Refused<HandedOut>) {
      boolean active = account.account().status() == AccountStatus.ACTIVE;
      LoginFailure cause = active ? LoginFailure.BAD_PASSWORD : LoginFailure.NOT_ACTIVE;
      failures.of(account.account().id(), cause, attempt.asked());
      return outcome;
    }
    carried
        .filter(it -> !it.owner().account().id().equals(account.account().id()))
        .ifPresent(it -> signOut.replaced(it.session().id(), attempt.asked().correlation()));
    return outcome;
  }

  /** The session whose genuine token came in the cookies: the browser is about to lose it. */
  private Optional<LoadedSession> carried(Attempt attempt) {
    return Optional.ofNullable(attempt.carried())
        .flatMap(refreshTokens::parse)
        .flatMap(token ->
            execution
                .read(connection -> reads.session(connection, token.session()))
                .filter(loaded -> refreshTokens.genuine(token, loaded.nonce())));
  }
}
