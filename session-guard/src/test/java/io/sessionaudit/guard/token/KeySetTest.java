package io.sessionaudit.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeySetTest {

  @Test
  void takesOnlyWhatMaySignAccessTokens() throws JOSEException {
    JWK good = key(Curve.P_256).keyID("good").build();
    String set =
        set(
            good,
            key(Curve.P_256).build(),
            key(Curve.P_384).keyID("curve").build(),
            key(Curve.SECP256K1).keyID("bitcoin").build(),
            key(Curve.P_256).keyID("encrypts").keyUse(KeyUse.ENCRYPTION).build(),
            key(Curve.P_256).keyID("other").algorithm(JWSAlgorithm.ES384).build(),
            new OctetSequenceKeyGenerator(256).keyID("secret").generate());

    assertThat(KeySet.read(set)).containsOnlyKeys("good");
  }

  @Test
  void refusesASetWithoutAnyOrWithOneIdTwice() throws JOSEException {
    String twice = set(key(Curve.P_256).keyID("a").build(), key(Curve.P_256).keyID("a").build());

    for (String text : List.of("", "[]", "{}", "{\"keys\":[]}", twice)) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> KeySet.read(text));
    }
  }

  @Test
  void aKeyCountsFromItsTimeUntilItsEnd() throws JOSEException {
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant until = from.plusSeconds(3600);
    JWK timed =
        key(Curve.P_256)
            .keyID("timed")
            .notBeforeTime(Date.from(from))
            .expirationTime(Date.from(until))
            .build();

    TimedKey key = Objects.requireNonNull(KeySet.read(set(timed)).get("timed"));

    assertThat(key.counts(from.minusSeconds(61))).as("a key of the future").isFalse();
    assertThat(key.counts(from.minusSeconds(60))).as("clocks differ").isTrue();
    assertThat(key.counts(until.minusMillis(1))).isTrue();
    assertThat(key.counts(until)).as("a retired key").isFalse();
  }

  private static ECKey.Builder key(Curve curve) throws JOSEException {
    // The platform has no secp256k1, so that one's coordinates are its base point.
    if (curve.equals(Curve.SECP256K1)) {
      var base = Curve.SECP256K1.toECParameterSpec().getGenerator();
      return new ECKey.Builder(
          curve,
          ECKey.encodeCoordinate(256, base.getAffineX()),
          ECKey.encodeCoordinate(256, base.getAffineY()));
    }
    return new ECKey.Builder(new ECKeyGenerator(curve).generate().toPublicJWK());
  }

  private static String set(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(false);
  }
}
