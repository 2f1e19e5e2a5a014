package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final Path FILE = Path.of("signing.jwks");

  private static ECKey key() throws Exception {
    return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
  }

  private static SigningKeys set(JWK... keys) {
    return SigningKeys.parse(FILE, new JWKSet(List.of(keys)).toString(false));
  }

  @Test
  void theFirstKeySignsAndAllVerify() throws Exception {
    ECKey newest = key();
    ECKey older = key();
    SigningKeys keys = set(newest, older);
    assertThat(keys.signing().getKeyID()).isEqualTo(newest.getKeyID());
    assertThat(keys.find(newest.getKeyID())).isNotNull();
    assertThat(keys.find(older.getKeyID())).isNotNull();
  }

  @Test
  void aRetiredKeyAndAnUnknownOneAreNotFound() throws Exception {
    ECKey retired = key();
    SigningKeys keys = set(key());
    assertThat(keys.find(retired.getKeyID())).isNull();
    assertThat(keys.find("")).isNull();
  }

  @Test
  void theIdIsTheThumbprint() throws Exception {
    ECKey nameless = new ECKeyGenerator(Curve.P_256).generate();
    assertThat(set(nameless).signing().getKeyID())
        .isEqualTo(nameless.computeThumbprint().toString());
    ECKey named = new ECKey.Builder(nameless).keyID("mine").build();
    assertThatThrownBy(() -> set(named))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("Remove the kid");
  }

  @Test
  void publishedKeysAreForSignaturesAndHoldNothingPrivate() throws Exception {
    List<JWK> published = set(key(), key()).published();
    assertThat(published).hasSize(2);
    assertThat(published)
        .allSatisfy(jwk -> {
          assertThat(jwk.isPrivate()).isFalse();
          assertThat(jwk.toJSONObject())
              .containsOnlyKeys("kty", "use", "crv", "kid", "x", "y", "alg");
          assertThat(jwk.getAlgorithm().getName()).isEqualTo("ES256");
        });
  }

  @Test
  void whatCannotSignEs256IsRefused() throws Exception {
    ECKey good = key();
    List<JWK> bad =
        List.of(
            good.toPublicJWK(),
            new ECKeyGenerator(Curve.P_384).generate(),
            new ECKey.Builder(key()).keyID(null).keyUse(KeyUse.ENCRYPTION).build());
    assertThat(bad)
        .allSatisfy(jwk ->
            assertThatThrownBy(() -> set(good, jwk))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("P-256"));
  }

  @Test
  void halvesOfDifferentPairsAreRefused() throws Exception {
    ECKey one = key();
    ECKey mixed = new ECKey.Builder(Curve.P_256, one.getX(), one.getY()).d(key().getD()).build();
    assertThatThrownBy(() -> set(mixed))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("belong together");
  }

  @Test
  void aKeyThatStandsThereTwiceIsRefused() throws Exception {
    ECKey twice = key();
    assertThatThrownBy(() -> set(twice, twice)).hasMessageContaining("twice");
  }
}
