package io.sessionaudit.guard.token;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a genuine access token says (JWT profile of RFC 9068). Times are the issuer's database
 * clock, whole seconds.
 *
 * @param generation of the session when this was issued, from 1
 * @param epoch of the sign-in, from 1
 * @param authz the account's authorization number that the roles belong to, from 1
 * @param realm the realm's number when this was issued, from 1
 * @param acr authentication context class (OpenID Connect Core, section 2)
 * @param amr authentication methods (RFC 8176)
 * @param authTime when the user last proved who he is
 * @param fingerprintHash what {@link Fingerprint#hash} makes of the fingerprint that belongs to it
 */
public record AccessToken(
    UserId user,
    SessionId session,
    int generation,
    int epoch,
    int authz,
    int realm,
    List<String> roles,
    String acr,
    List<String> amr,
    Instant authTime,
    Instant issuedAt,
    Instant notBefore,
    Instant expiresAt,
    String fingerprintHash) {

  public AccessToken {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(session, "session");
    fromOne("generation", generation);
    fromOne("epoch", epoch);
    fromOne("authz", authz);
    fromOne("realm", realm);
    roles = List.copyOf(roles);
    Objects.requireNonNull(acr, "acr");
    amr = List.copyOf(amr);
    Objects.requireNonNull(authTime, "authTime");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(fingerprintHash, "fingerprintHash");
  }

  /** The token's own id, {@code <sid>.<generation>}. */
  public TokenId jti() {
    return new TokenId(session, generation);
  }

  private static void fromOne(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1");
    }
  }
}
