package io.sessionaudit.guard.token;

import io.sessionaudit.json.Fields;
import io.sessionaudit.json.MalformedJsonException;
import java.security.interfaces.ECPublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks everything that an access token says about itself: form, signature, issuer, audience, time
 * (RFC 9068, section 4; RFC 8725). Revocation and fingerprint are not its business. Safe for use by
 * many threads.
 */
public final class TokenVerifier {

  /** How far the issuer's clock may be ahead of ours. Expiry has no leeway. */
  static final Duration LEEWAY = Duration.ofSeconds(60);

  private static final Verdict INVALID = new Verdict.Refused(Refusal.INVALID_TOKEN);
  private static final Verdict EXPIRED = new Verdict.Refused(Refusal.TOKEN_EXPIRED);

  private final ClaimsFormat claims;
  private final VerificationKeys keys;

  /**
   * A verifier for the tokens of one issuer.
   *
   * @param issuer the exact {@code iss}
   * @param audiences a token for any of these is for us; at least one
   */
  public TokenVerifier(String issuer, Set<String> audiences, VerificationKeys keys) {
    this.claims = new ClaimsFormat(issuer, audiences);
    this.keys = keys;
  }

  /**
   * Admits a genuine token that is in time, or says {@link Refusal#INVALID_TOKEN} or {@link
   * Refusal#TOKEN_EXPIRED}. Never throws because of what the text holds.
   *
   * @param compact whatever some stranger sent
   */
  public Verdict verify(String compact, Instant now) {
    Verdict genuine = genuine(compact, now);
    return genuine instanceof Verdict.Admitted it && isExpired(it.token(), now) ? EXPIRED : genuine;
  }

  /**
   * The same without a look at expiry, for whoever wants to end what the token belongs to: nobody
   * is refused that for being late.
   *
   * @param compact whatever some stranger sent
   */
  public Verdict genuine(String compact, Instant now) {
    AccessToken token;
    try {
      token = signed(CompactToken.of(compact));
    } catch (IllegalArgumentException | MalformedJsonException | DateTimeException e) {
      return INVALID;
    }
    if (token == null || isEarly(token, now)) {
      return INVALID;
    }
    return new Verdict.Admitted(token);
  }

  /** Whether the token's time is over: at {@code exp} it is (RFC 7519, section 4.1.4). */
  public static boolean isExpired(AccessToken token, Instant now) {
    return !now.isBefore(token.expiresAt());
  }

  private static boolean isEarly(AccessToken token, Instant now) {
    Instant latest = now.plus(LEEWAY);
    return token.notBefore().isAfter(latest) || token.issuedAt().isAfter(latest);
  }

  private @Nullable AccessToken signed(CompactToken compact) {
    ECPublicKey key = key(Fields.read(compact.header()));
    if (key == null || !Es256.verify(key, compact.signingInput(), compact.signature())) {
      return null;
    }
    return claims.read(Fields.read(compact.payload()));
  }

  /**
   * Of the header only these count. Keys or addresses of keys in it (jwk, jku, x5u, x5c) are never
   * looked at; an extension that must be understood (crit, RFC 7515, section 4.1.11) is not.
   */
  private @Nullable ECPublicKey key(Fields header) {
    boolean ours =
        header.text("alg").equals(Claims.ALGORITHM)
            && header.text("typ").equals(Claims.TYPE)
            && !header.has("crit");
    return ours ? keys.find(header.text("kid")) : null;
  }
}
