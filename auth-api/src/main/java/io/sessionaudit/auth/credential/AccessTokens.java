package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import java.util.List;

/**
 * Makes access tokens: JWTs (RFC 7519, profile of RFC 9068). {@code iat}, {@code nbf} and {@code
 * exp} are whole seconds, cut and never rounded up. So {@code exp} is never beyond the time in the
 * row, which is never beyond the session's absolute limit; no token is from the future for a
 * verifier whose clock is right; and the same times give the same claims when an answer is
 * repeated. Only the signature's bytes differ then, because ECDSA draws a number. The cut costs a
 * token less than a second of its life. Safe for use by many threads.
 */
public final class AccessTokens {

  private final String issuer;
  private final List<String> audience;
  private final SignatureGeneratorConfiguration signatures;

  /**
   * A maker of one issuer's tokens.
   *
   * @param issuer the configured public URL
   * @param audience who the tokens are for, at least one; one alone is written as a string, several
   *     as an array (RFC 7519 section 4.1.3)
   */
  public AccessTokens(
      String issuer, List<String> audience, SignatureGeneratorConfiguration signatures) {
    if (issuer.isBlank() || audience.isEmpty()) {
      throw new IllegalArgumentException("a token has an issuer and an audience");
    }
    this.issuer = issuer;
    this.audience = List.copyOf(audience);
    this.signatures = signatures;
  }

  /** The token in compact form (RFC 7515 section 7.1). */
  public String sign(AccessGrant grant) {
    try {
      return signatures.sign(claims(grant)).serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key was checked when it was read", e);
    }
  }

  private JWTClaimsSet claims(AccessGrant grant) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject(grant.user().toString())
        .claim("sid", grant.token().session().toString())
        .jwtID(grant.token().toString())
        .claim("iat", grant.issuedAt().getEpochSecond())
        .claim("nbf", grant.issuedAt().getEpochSecond())
        .claim("exp", grant.expiresAt().getEpochSecond())
        .claim("epoch", grant.epoch())
        .claim("authz", grant.authz())
        .claim("realm", grant.realm())
        .claim("roles", grant.roles())
        .claim("acr", grant.acr())
        .claim("amr", grant.amr())
        .claim("auth_time", grant.authTime().getEpochSecond())
        .claim("fgp", grant.fingerprintHash())
        .build();
  }
}
