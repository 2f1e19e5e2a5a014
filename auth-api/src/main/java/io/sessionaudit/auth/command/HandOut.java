package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.credential.AccessGrant;
import io.sessionaudit.auth.credential.AccessTokens;
import io.sessionaudit.auth.credential.RefreshTokens;
import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.auth.decision.Session;
import java.time.Duration;
import java.time.Instant;

/** Makes the tokens that a session's row stands for; the same row gives the same tokens again. */
public final class HandOut {

  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;

  public HandOut(AccessTokens accessTokens, RefreshTokens refreshTokens) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
  }

  /**
   * The answer of a sign-in or a refresh.
   *
   * @param fingerprint in the clear, as it was made at sign-in or as the client presented it
   */
  HandedOut tokens(
      LoadedAccount owner, Account account, Session session, byte[] nonce, String fingerprint) {
    Session.Opening opening = session.opening();
    Session.Rotation rotation = session.rotation();
    AccessGrant access =
        new AccessGrant(
            opening.user(),
            session.jti(),
            rotation.issuedAt(),
            rotation.expiresAt(),
            opening.openedAt(),
            opening.epoch(),
            account.authz(),
            opening.realm(),
            account.roles(),
            opening.acr(),
            opening.amr(),
            opening.fingerprintHash());
    Instant now = owner.now();
    return new HandedOut(
        opening.user(),
        owner.username(),
        account.roles(),
        opening.id(),
        opening.delivery(),
        accessTokens.sign(access),
        Duration.between(now, rotation.expiresAt()),
        refreshTokens.mint(opening.id(), rotation.generation(), nonce),
        fingerprint,
        Duration.between(now, nearer(session.deadlines())),
        now,
        false);
  }

  private static Instant nearer(Session.Deadlines deadlines) {
    return deadlines.idle().isBefore(deadlines.absolute())
        ? deadlines.idle()
        : deadlines.absolute();
  }
}
