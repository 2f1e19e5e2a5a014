package io.sessionaudit.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sessionaudit.event.TokenId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final Issuer issuer = Issuer.withKey("key-1");
  private final TokenVerifier verifier =
      new TokenVerifier(Issuer.NAME, Set.of(Issuer.AUDIENCE, "second"), issuer.keys());

  @Test
  void admitsAGenuineTokenWithAllThatItSays() {
    Verdict verdict = verify(issuer.token(NOW, _ -> {}));

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Admitted(
                new AccessToken(
                    Issuer.USER,
                    Issuer.SESSION,
                    3,
                    5,
                    2,
                    1,
                    List.of("user", "security"),
                    "1",
                    List.of("pwd"),
                    NOW,
                    NOW,
                    NOW,
                    NOW.plusSeconds(900),
                    Fingerprint.hash(Issuer.FINGERPRINT))));
    assertThat(((Verdict.Admitted) verdict).token().jti())
        .isEqualTo(new TokenId(Issuer.SESSION, 3));
  }

  @Test
  void audienceMayBeOneTextOrAListThatNamesUs() {
    assertThat(verify(issuer.token(NOW, it -> it.audience("second"))))
        .isInstanceOf(Verdict.Admitted.class);
    assertThat(verify(issuer.token(NOW, it -> it.audience(List.of("x", "second")))))
        .isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void aRightIssuerDoesNotExcuseAWrongAudience() {
    refuses(it -> it.audience("other-api"));
    refuses(it -> it.audience((String) null));
    refuses(it -> it.audience(List.of()));
  }

  @Test
  void aRightAudienceDoesNotExcuseAWrongIssuer() {
    refuses(it -> it.issuer("https://auth.example.test/"));
    refuses(it -> it.issuer(null));
  }

  @Test
  void everyClaimIsNeededAndHasItsType() {
    for (String name : Issuer.claims(NOW, _ -> {}).getClaims().keySet()) {
      refuses(it -> it.claim(name, null));
      refuses(it -> it.claim(name, true));
    }
  }

  @Test
  void numbersStartAtOne() {
    for (String name : List.of("epoch", "authz", "realm")) {
      refuses(it -> it.claim(name, 0));
      refuses(it -> it.claim(name, -1));
      refuses(it -> it.claim(name, 2147483648L));
      refuses(it -> it.claim(name, 1.5));
    }
  }

  @Test
  void theTokenIdBelongsToTheSession() {
    refuses(it -> it.jwtID(Issuer.fresh() + ".3"));
    refuses(it -> it.jwtID(Issuer.SESSION.toString()));
    refuses(it -> it.jwtID(Issuer.SESSION + ".0"));
    refuses(it -> it.jwtID(Issuer.SESSION + ".03"));
  }

  @Test
  void thereIsNoLeewayForExpiry() {
    String token = issuer.token(NOW, _ -> {});

    assertThat(verifier.verify(token, NOW.plusSeconds(899))).isInstanceOf(Verdict.Admitted.class);
    assertThat(verifier.verify(token, NOW.plusSeconds(900)))
        .isEqualTo(new Verdict.Refused(Refusal.TOKEN_EXPIRED));
    assertThat(verifier.verify(token, NOW.plusSeconds(901)))
        .isEqualTo(new Verdict.Refused(Refusal.TOKEN_EXPIRED));
  }

  @Test
  void theIssuersClockMayBeAMinuteAhead() {
    Instant minute = NOW.plusSeconds(60);
    Instant more = NOW.plusSeconds(61);

    assertThat(verify(issuer.token(NOW, it -> it.notBeforeTime(Date.from(minute)))))
        .isInstanceOf(Verdict.Admitted.class);
    assertThat(verify(issuer.token(NOW, it -> it.issueTime(Date.from(minute)))))
        .isInstanceOf(Verdict.Admitted.class);
    refuses(it -> it.notBeforeTime(Date.from(more)));
    refuses(it -> it.issueTime(Date.from(more)));
  }

  @Test
  void aForgedTokenIsInvalidEvenWhenItHasExpired() {
    String forged = Issuer.withKey("key-1").token(NOW.minusSeconds(5000), _ -> {});

    assertThat(verify(forged)).isEqualTo(new Verdict.Refused(Refusal.INVALID_TOKEN));
  }

  @Test
  void timesBeyondTheCalendarAreRefused() {
    refuses(it -> it.claim("exp", Long.MAX_VALUE));
    refuses(it -> it.claim("auth_time", Long.MIN_VALUE));
  }

  private void refuses(Consumer<JWTClaimsSet.Builder> change) {
    assertThat(verify(issuer.token(NOW, change)))
        .isEqualTo(new Verdict.Refused(Refusal.INVALID_TOKEN));
  }

  private Verdict verify(String token) {
    return verifier.verify(token, NOW);
  }
}
