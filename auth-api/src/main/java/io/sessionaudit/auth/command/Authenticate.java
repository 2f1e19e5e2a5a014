package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.decision.Liveness;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Fingerprint;
import io.sessionaudit.guard.token.Numbers;
import io.sessionaudit.guard.token.TokenVerifier;
import io.sessionaudit.guard.token.Verdict;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks access tokens against the database, which is always the truth. */
public final class Authenticate {

  private final Execution execution;
  private final Reads reads;
  private final TokenVerifier verifier;
  private final InstantSource clock;

  public Authenticate(
      Execution execution, Reads reads, TokenVerifier verifier, InstantSource clock) {
    this.execution = execution;
    this.reads = reads;
    this.verifier = verifier;
    this.clock = clock;
  }

  /** What the token says of itself, dead, expired or alive; a refusal only if it is not genuine. */
  public Outcome<AccessToken> genuine(String compact) {
    return outcome(verifier.genuine(compact, clock.instant()));
  }

  /** A genuine token whose time is not over, dead or alive. */
  Outcome<AccessToken> inTime(String compact) {
    return outcome(verifier.verify(compact, clock.instant()));
  }

  private static Outcome<AccessToken> outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admitted it -> Outcome.granted(it.token());
      case Verdict.Refused it -> Outcome.refused(refusal(it.refusal()));
    };
  }

  /** A live token with the fingerprint that it is bound to. */
  public Outcome<Caller> check(String compact, @Nullable String fingerprint) {
    return switch (inTime(compact)) {
      case Outcome.Refused<AccessToken> it -> Outcome.refused(it.refusal());
      case Outcome.Granted<AccessToken> it ->
          Fingerprint.matches(it.value().fingerprintHash(), fingerprint)
              ? alive(it.value())
              : Outcome.refused(Refusal.BINDING_MISMATCH);
    };
  }

  /** Whether the token is alive; its fingerprint has been looked at. */
  public Outcome<Caller> alive(AccessToken token) {
    Optional<LoadedSession> loaded =
        execution.read(connection -> reads.session(connection, token.session()));
    if (loaded.isEmpty()) {
      return Outcome.refused(Refusal.SESSION_REVOKED);
    }
    Refusal refusal = judge(token, loaded.get().standing().liveness());
    return refusal == null
        ? Outcome.granted(new Caller(token, loaded.get()))
        : Outcome.refused(refusal);
  }

  /** Why a genuine token does not count; null if it does. */
  static @Nullable Refusal judge(AccessToken token, Liveness session) {
    if (!token.user().equals(session.user())) {
      return Refusal.INVALID_TOKEN;
    }
    if (session.revoked()) {
      return Refusal.SESSION_REVOKED;
    }
    if (session.expired()) {
      return Refusal.SESSION_EXPIRED;
    }
    if (TokenVerifier.isExpired(token, session.now())) {
      return Refusal.TOKEN_EXPIRED;
    }
    var refusal =
        new Numbers(
                session.realm(),
                session.revokedThrough(),
                session.authz(),
                session.session().deadGeneration())
            .judge(token);
    return refusal == null ? null : refusal(refusal);
  }

  private static Refusal refusal(io.sessionaudit.guard.token.Refusal refusal) {
    return switch (refusal) {
      case INVALID_TOKEN -> Refusal.INVALID_TOKEN;
      case TOKEN_EXPIRED -> Refusal.TOKEN_EXPIRED;
      case TOKEN_STALE -> Refusal.TOKEN_STALE;
      case SESSION_REVOKED -> Refusal.SESSION_REVOKED;
      case BINDING_MISMATCH -> Refusal.BINDING_MISMATCH;
      case REVOCATIONS_STALE, UNAVAILABLE ->
          throw new IllegalStateException("the database is never stale");
    };
  }
}
