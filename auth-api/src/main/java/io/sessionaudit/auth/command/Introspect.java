package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.guard.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a token is alive (RFC 7662), by the database: always the truth. Asking about a spent
 * refresh token proves nothing about a thief, so it is no reuse.
 */
public final class Introspect {

  private final Execution execution;
  private final Reads reads;
  private final Authenticate authenticate;
  private final RefreshTokens refreshTokens;

  public Introspect(
      Execution execution, Reads reads, Authenticate authenticate, RefreshTokens refreshTokens) {
    this.execution = execution;
    this.reads = reads;
    this.authenticate = authenticate;
    this.refreshTokens = refreshTokens;
  }

  /** What an active token stands for. */
  public record Active(
      String sub,
      String sid,
      String jti,
      Instant issuedAt,
      Instant expiresAt,
      List<String> roles,
      String fingerprintHash) {}

  /** Empty for whatever is not alive, or not a token at all. */
  public Optional<Active> of(String token) {
    return token.startsWith(RefreshTokens.PREFIX) ? refreshToken(token) : accessToken(token);
  }

  private Optional<Active> accessToken(String token) {
    return switch (authenticate.inTime(token)) {
      case Outcome.Refused<AccessToken> _ -> Optional.empty();
      case Outcome.Granted<AccessToken> it ->
          switch (authenticate.alive(it.value())) {
            case Outcome.Refused<Caller> _ -> Optional.empty();
            case Outcome.Granted<Caller> _ -> Optional.of(active(it.value()));
          };
    };
  }

  private static Active active(AccessToken token) {
    return new Active(
        token.user().toString(),
        token.session().toString(),
        token.jti().toString(),
        token.issuedAt(),
        token.expiresAt(),
        token.roles(),
        token.fingerprintHash());
  }

  private Optional<Active> refreshToken(String token) {
    return refreshTokens
        .parse(token)
        .flatMap(presented ->
            execution
                .read(connection -> reads.session(connection, presented.session()))
                .filter(loaded -> refreshTokens.genuine(presented, loaded.nonce()))
                .filter(loaded -> presented.generation() == loaded.session().generation())
                .filter(loaded -> loaded.standing().live())
                .map(Introspect::active));
  }

  private static Active active(LoadedSession loaded) {
    Session session = loaded.session();
    Session.Deadlines deadlines = session.deadlines();
    Instant made = session.rotation().rotatedAt();
    return new Active(
        session.opening().user().toString(),
        session.id().toString(),
        session.jti().toString(),
        made == null ? session.opening().openedAt() : made,
        deadlines.idle().isBefore(deadlines.absolute()) ? deadlines.idle() : deadlines.absolute(),
        loaded.owner().account().roles(),
        session.opening().fingerprintHash());
  }
}
