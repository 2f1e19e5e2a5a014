package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.auth.credential.RefreshToken;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.guard.token.AccessToken;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A service client revokes a token (RFC 7009): a refresh token ends its session, an access token
 * dies alone with those before it. What is no genuine token changes nothing, and the client is not
 * told the difference.
 */
public final class ClientRevocations {

  private final EndSession endSession;
  private final RefreshTokens refreshTokens;
  private final Authenticate authenticate;

  public ClientRevocations(
      EndSession endSession, RefreshTokens refreshTokens, Authenticate authenticate) {
    this.endSession = endSession;
    this.refreshTokens = refreshTokens;
    this.authenticate = authenticate;
  }

  /**
   * Revokes what the text names, if it names anything.
   *
   * @throws io.sessionaudit.auth.append.StorageException if it could not be stored; then it must
   *     not be answered with 200
   */
  public void revoke(String clientId, String token, UUID correlation) {
    if (token.startsWith(RefreshTokens.PREFIX)) {
      refreshTokens.parse(token).ifPresent(it -> refreshToken(clientId, it, correlation));
    } else if (authenticate.genuine(token) instanceof Outcome.Granted<AccessToken> access) {
      AccessToken it = access.value();
      end(clientId, it.session(), it.generation(), _ -> true, correlation);
    }
  }

  private void refreshToken(String clientId, RefreshToken token, UUID correlation) {
    end(
        clientId,
        token.session(),
        null,
        loaded -> refreshTokens.genuine(token, loaded.nonce()),
        correlation);
  }

  /** The outcome is nobody's business: RFC 7009 section 2.2 answers 200 whatever the token was. */
  private void end(
      String clientId,
      SessionId session,
      @Nullable Integer upTo,
      Predicate<LoadedSession> entitled,
      UUID correlation) {
    Lineage lineage = Lineage.root(correlation, new Actor.Service(clientId));
    var _ =
        endSession.run(
            new EndSession.Ending(
                session,
                upTo,
                entitled,
                _ -> true,
                Refusal.NOT_FOUND,
                RevocationReason.CLIENT,
                null,
                _ -> lineage));
  }
}
