package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.Introspected;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.credential.ClientCredentials;
import io.sessionaudit.auth.credential.ClientSecrets;
import io.sessionaudit.auth.credential.RefreshToken;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.guard.token.AccessToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says to a service client whether a token is alive (RFC 7662), by the database: always the truth.
 * Client and session are read in one statement, so the token is parsed before it is known who asks;
 * whoever is no client learns nothing of it. Asking about a spent refresh token proves nothing
 * about a thief, so it is no reuse.
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

  /** What a client is told. */
  public sealed interface Answer {

    /** Nobody who may ask: no such client, or not its secret. */
    record UnknownClient() implements Answer {}

    /** Not alive, or not a token at all. */
    record Inactive() implements Answer {}

    /** What an active token stands for. */
    record Active(
        String sub,
        String sid,
        String jti,
        Instant issuedAt,
        Instant expiresAt,
        List<String> roles,
        String fingerprintHash)
        implements Answer {}
  }

  /**
   * Whether the token is alive.
   *
   * @param token whatever the client sent
   */
  public Answer ask(ClientCredentials client, String token) {
    Question question = question(token);
    SessionId session = question == null ? null : question.session();
    Introspected read =
        execution.read(connection -> reads.introspected(connection, client.id(), session));
    if (!ClientSecrets.matches(read.secretHash(), client.secret())) {
      return new Answer.UnknownClient();
    }
    return question == null || read.session() == null
        ? new Answer.Inactive()
        : question.answer(read.session());
  }

  /** What a token asks of the database; null for a text that is no token, or whose time is over. */
  private @Nullable Question question(String token) {
    if (token.startsWith(RefreshTokens.PREFIX)) {
      return refreshTokens
          .parse(token)
          .map(it -> new OfRefreshToken(refreshTokens, it))
          .orElse(null);
    }
    return authenticate.inTime(token) instanceof Outcome.Granted<AccessToken> it
        ? new OfAccessToken(it.value())
        : null;
  }

  private sealed interface Question {

    /** The session that the token names. */
    SessionId session();

    Answer answer(Introspected.OfSession session);
  }

  private record OfAccessToken(AccessToken token) implements Question {

    @Override
    public SessionId session() {
      return token.session();
    }

    @Override
    public Answer answer(Introspected.OfSession session) {
      if (Authenticate.judge(token, session.liveness()) != null) {
        return new Answer.Inactive();
      }
      return new Answer.Active(
          token.user().toString(),
          token.session().toString(),
          token.jti().toString(),
          token.issuedAt(),
          token.expiresAt(),
          token.roles(),
          token.fingerprintHash());
    }
  }

  private record OfRefreshToken(RefreshTokens tokens, RefreshToken token) implements Question {

    @Override
    public SessionId session() {
      return token.session();
    }

    @Override
    public Answer answer(Introspected.OfSession session) {
      if (!tokens.genuine(token, session.nonce())
          || token.generation() != session.generation()
          || !session.liveness().live()) {
        return new Answer.Inactive();
      }
      return new Answer.Active(
          session.liveness().user().toString(),
          token.session().toString(),
          new TokenId(token.session(), token.generation()).toString(),
          session.madeAt(),
          session.liveness().session().deadline(),
          session.roles(),
          session.fingerprintHash());
    }
  }
}
