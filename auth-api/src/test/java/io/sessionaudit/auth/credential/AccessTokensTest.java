package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Fingerprint;
import io.sessionaudit.guard.token.TokenVerifier;
import io.sessionaudit.guard.token.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private static final Instant ISSUED = Instant.parse("2026-11-20T10:00:00.999999Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-20T10:15:00.999999Z");
  private static final Instant SIGNED_IN = Instant.parse("2026-11-19T08:30:15.500000Z");
  private static final UserId USER = new UserId(new UUID(3, 4));
  private static final SessionId SESSION = new SessionId(new UUID(1, 2));

  private final SigningKeys keys = fresh();
  private final Es256Signatures signatures = new Es256Signatures(keys);
  private final AccessTokens tokens =
      new AccessTokens("https://auth.example", List.of("api", "notes"), signatures);

  private static SigningKeys fresh() {
    return SigningKeys.parse(Path.of("signing.jwks"), SigningKeys.fresh());
  }

  private static AccessGrant grant(Instant issued, Instant expires) {
    return new AccessGrant(
        USER,
        new TokenId(SESSION, 7),
        issued,
        expires,
        SIGNED_IN,
        5,
        3,
        2,
        List.of("user", "admin"),
        "1",
        List.of("pwd"),
        Fingerprint.hash("fingerprint"));
  }

  private Verdict verify(SigningKeys keys, String audience, String token) {
    return new TokenVerifier("https://auth.example", Set.of(audience), keys).verify(token, ISSUED);
  }

  @Test
  void aGuardReadsBackWhatWasGranted() {
    String token = tokens.sign(grant(ISSUED, EXPIRES));
    AccessToken expected =
        new AccessToken(
            USER,
            SESSION,
            7,
            5,
            3,
            2,
            List.of("user", "admin"),
            "1",
            List.of("pwd"),
            Instant.parse("2026-11-19T08:30:15Z"),
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T10:15:00Z"),
            Fingerprint.hash("fingerprint"));
    assertThat(verify(keys, "api", token)).isEqualTo(new Verdict.Admitted(expected));
    assertThat(verify(keys, "notes", token)).isEqualTo(new Verdict.Admitted(expected));
    assertThat(verify(keys, "other", token)).isNotInstanceOf(Verdict.Admitted.class);
    assertThat(verify(fresh(), "api", token)).isNotInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void oneAudienceIsEnough() {
    String token =
        new AccessTokens("https://auth.example", List.of("api"), signatures)
            .sign(grant(ISSUED, EXPIRES));
    assertThat(verify(keys, "api", token)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void theHeaderNamesTypeAlgorithmAndKeyAndNothingElse() throws Exception {
    SignedJWT token = SignedJWT.parse(tokens.sign(grant(ISSUED, EXPIRES)));
    assertThat(token.getHeader().toJSONObject())
        .containsOnlyKeys("typ", "alg", "kid")
        .containsEntry("typ", "at+jwt")
        .containsEntry("alg", "ES256")
        .containsEntry("kid", keys.signing().getKeyID());
  }

  @Test
  void theClaimsAreTheListedOnesAndNothingPersonal() throws Exception {
    SignedJWT token = SignedJWT.parse(tokens.sign(grant(ISSUED, EXPIRES)));
    assertThat(token.getPayload().toJSONObject())
        .containsOnlyKeys(
            "iss",
            "aud",
            "sub",
            "sid",
            "jti",
            "iat",
            "nbf",
            "exp",
            "epoch",
            "authz",
            "realm",
            "roles",
            "acr",
            "amr",
            "auth_time",
            "fgp")
        .containsEntry("jti", SESSION + ".7")
        .containsEntry("iat", ISSUED.getEpochSecond())
        .containsEntry("exp", EXPIRES.getEpochSecond());
  }

  @Test
  void aRepeatedAnswerDiffersInTheSignatureAlone() {
    String first = tokens.sign(grant(ISSUED, EXPIRES));
    String again = tokens.sign(grant(ISSUED, EXPIRES));
    assertThat(again.substring(0, again.lastIndexOf('.')))
        .isEqualTo(first.substring(0, first.lastIndexOf('.')));
  }

  @Test
  void timesAreCutSoThatNoTokenOutlivesItsRow() {
    Instant limit = Instant.parse("2026-11-20T10:00:01.000001Z");
    String token = tokens.sign(grant(ISSUED, limit));
    Verdict verdict = verify(keys, "api", token);
    assertThat(verdict).isInstanceOf(Verdict.Admitted.class);
    assertThat(((Verdict.Admitted) verdict).token().expiresAt()).isBeforeOrEqualTo(limit);
  }

  @Test
  void aGrantThatExpiresBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> grant(ISSUED, ISSUED.minusNanos(1_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFrameworkSideVerifiesWithEveryListedKeyAndNoOther() throws Exception {
    SignedJWT token = SignedJWT.parse(tokens.sign(grant(ISSUED, EXPIRES)));
    assertThat(signatures.verify(token)).isTrue();
    assertThat(new Es256Signatures(fresh()).verify(token)).isFalse();
    assertThat(signatures.supports(JWSAlgorithm.ES256)).isTrue();
    assertThat(signatures.supports(JWSAlgorithm.HS256)).isFalse();
    assertThat(signatures.supports(JWSAlgorithm.ES384)).isFalse();
  }
}
