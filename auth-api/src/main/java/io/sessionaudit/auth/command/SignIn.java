package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Gate;
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
import io.sessionaudit.personal.UserKey;
import io.sessionaudit.personal.UserName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with a password. Unknown names, inactive accounts and wrong passwords cost the same
 * hash, get the same answer, and slow down the next attempts alike.
 */
public final class SignIn {

  /** Stand in where there is no account, so that the work is the same. */
  private static final UUID NOBODY = new UUID(0, 0);

  private static final UserKey NOBODYS_KEY = UserKey.random();

  private final Execution execution;
  private final Reads reads;
  private final LookupKey lookupKey;
  private final Gate gate;
  private final SignInThrottle throttle;
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
      Gate gate,
      SignInThrottle throttle,
      Passwords passwords,
      RefreshTokens refreshTokens,
      SignOut signOut,
      HandOut handOut,
      FailedSignIns failures,
      Limits limits) {
    this.execution = execution;
    this.reads = reads;
    this.lookupKey = lookupKey;
    this.gate = gate;
    this.throttle = throttle;
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
    return gate.pass(() -> execution.read(connection -> named(connection, tag, attempt)))
        .map(it -> run(it, tag, attempt))
        .orElseGet(() -> Outcome.refused(Refusal.BUSY));
  }

  private Outcome<HandedOut> run(Named named, String tag, Attempt attempt) {
    String networkTag = lookupKey.networkTag(attempt.asked().network().get().bytes());
    return switch (throttle.ask(tag, networkTag, named.familiar())) {
      case SignInThrottle.Answer.Busy _ -> Outcome.refused(Refusal.BUSY);
      case SignInThrottle.Answer.Wait it -> Outcome.refused(Refusal.TOO_MANY_REQUESTS, it.left());
      case SignInThrottle.Answer.Go it -> verify(named.account(), attempt, it);
    };
  }

  /**
   * Who is meant, if anybody.
   *
   * @param familiar whether he was here lately, in this network
   */
  private record Named(Optional<LoadedAccount> account, boolean familiar) {}

  /** The same statements for a name that nobody has. */
  private Named named(Connection connection, String tag, Attempt attempt) throws SQLException {
    Optional<LoadedAccount> account = reads.accountNamed(connection, tag);
    UUID id = account.map(it -> it.account().id().value()).orElse(NOBODY);
    UserKey key = account.map(LoadedAccount::key).orElse(NOBODYS_KEY);
    String networkTag = key.networkTag(attempt.asked().network().get().bytes());
    return new Named(account, reads.usedNetwork(connection, id, networkTag));
  }

  private Outcome<HandedOut> verify(
      Optional<LoadedAccount> account, Attempt attempt, SignInThrottle.Answer.Go counted) {
    Turn<Boolean> right =
        account
            .map(it -> passwords.verify(attempt.password(), it.account().passwordHash()))
            .orElseGet(() -> passwords.verifyUnknown(attempt.password()));
    return switch (right) {
      case Turn.Busy<Boolean> _ -> {
        throttle.forgive(counted);
        yield Outcome.refused(Refusal.BUSY);
      }
      case Turn.Taken<Boolean> it ->
          it.value() && account.isPresent()
              ? open(account.get(), attempt, counted)
              : wrong(account, attempt);
    };
  }

  private Outcome<HandedOut> wrong(Optional<LoadedAccount> account, Attempt attempt) {
    account.ifPresentOrElse(
        it -> failures.of(it.account().id(), LoginFailure.BAD_PASSWORD, attempt.asked()),
        () -> failures.ofNobody(attempt.asked()));
    return Outcome.refused(Refusal.INVALID_CREDENTIALS);
  }

  private Outcome<HandedOut> open(
      LoadedAccount account, Attempt attempt, SignInThrottle.Answer.Go counted) {
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
    throttle.forgive(counted);
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
