package io.sessionaudit.guard.token;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a token whose signature held. */
final class ClaimsFormat {

  private final String issuer;
  private final Set<String> audiences;

  ClaimsFormat(String issuer, Set<String> audiences) {
    this.issuer = Objects.requireNonNull(issuer, "issuer");
    this.audiences = Set.copyOf(audiences);
    if (audiences.isEmpty()) {
      throw new IllegalArgumentException("a verifier has at least one audience");
    }
  }

  /**
   * The token, or null if it was made by or for somebody else.
   *
   * @throws MalformedJsonException or IllegalArgumentException or DateTimeException if a claim is
   *     missing or malformed
   */
  @Nullable AccessToken read(Fields claims) {
    if (!claims.text(Claims.ISSUER).equals(issuer)
        || Collections.disjoint(claims.oneOrMoreTexts(Claims.AUDIENCE), audiences)) {
      return null;
    }
    TokenId jti = claims.text(Claims.TOKEN_ID, TokenId::of);
    SessionId session = claims.text(Claims.SESSION, SessionId::of);
    return jti.session().equals(session) ? token(claims, jti) : null;
  }

  private static AccessToken token(Fields claims, TokenId jti) {
    return new AccessToken(
        claims.text(Claims.SUBJECT, UserId::of),
        jti.session(),
        jti.generation(),
        claims.count(Claims.EPOCH),
        claims.count(Claims.AUTHZ),
        claims.count(Claims.REALM),
        claims.texts(Claims.ROLES),
        claims.text(Claims.ACR),
        claims.texts(Claims.AMR),
        time(claims, Claims.AUTH_TIME),
        time(claims, Claims.ISSUED_AT),
        time(claims, Claims.NOT_BEFORE),
        time(claims, Claims.EXPIRES_AT),
        claims.text(Claims.FINGERPRINT));
  }

  /** NumericDate, whole seconds (RFC 7519, section 2). */
  private static Instant time(Fields claims, String name) {
    return Instant.ofEpochSecond(claims.number(name));
  }
}
