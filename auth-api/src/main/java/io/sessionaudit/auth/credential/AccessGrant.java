package io.sessionaudit.auth.credential;

import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one access token is to say. Times are the database's, to the microsecond, as they stand in
 * the session's row; a repeated answer takes the same ones again.
 *
 * @param token session and generation; becomes {@code sid} and {@code jti}
 * @param authTime when the user proved who he is
 * @param epoch the sign-in's number among the user's, from 1
 * @param authz the account's authorization number that the roles belong to, from 1
 * @param realm the realm's number that the session was made under, from 1
 * @param acr authentication context class (OpenID Connect Core, section 2)
 * @param amr authentication methods (RFC 8176)
 * @param fingerprintHash base64url SHA-256 of the fingerprint that belongs to it
 */
public record AccessGrant(
    UserId user,
    TokenId token,
    Instant issuedAt,
    Instant expiresAt,
    Instant authTime,
    int epoch,
    int authz,
    int realm,
    List<String> roles,
    String acr,
    List<String> amr,
    String fingerprintHash) {

  public AccessGrant {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(authTime, "authTime");
    if (expiresAt.isBefore(issuedAt)) {
      throw new IllegalArgumentException("a token does not expire before it was issued");
    }
    if (epoch < 1 || authz < 1 || realm < 1) {
      throw new IllegalArgumentException("epochs, authz and realms count from 1");
    }
    roles = List.copyOf(roles);
    Objects.requireNonNull(acr, "acr");
    amr = List.copyOf(amr);
    Objects.requireNonNull(fingerprintHash, "fingerprintHash");
  }
}
