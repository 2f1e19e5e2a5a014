package io.sessionaudit.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.sessionaudit.event.SessionId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** Characters that some decoder somewhere is forgiving about. */
  private static final String NASTY = ALPHABET + "=+/.%, \t\n\u0000\u0660\uff10\u2028\u00e9";

  private static final SessionId SESSION = SessionId.of("01932c07-209c-7bcd-a111-0123456789ab");
  private static final byte[] NONCE = HexFormat.of().parseHex("5a".repeat(32));

  private final RefreshTokens tokens = new RefreshTokens(keys(key(1)));

  private static OctetSequenceKey key(int fill) {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) fill);
    return new OctetSequenceKey.Builder(secret).build();
  }

  private static MacKeys keys(JWK... keys) {
    return MacKeys.parse(Path.of("mac.jwks"), new JWKSet(List.of(keys)).toString(false));
  }

  private static void forRandomTokens(Consumer<Sample> property) {
    for (long seed = 0; seed < 200; seed++) {
      property.accept(Sample.of(seed));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sample(Random random, SessionId session, int generation, byte[] nonce) {

    static Sample of(long seed) {
      Random random = new Random(seed);
      byte[] nonce = new byte[32];
      random.nextBytes(nonce);
      int digits = random.nextInt(31);
      int generation = 1 + (random.nextInt() & ((1 << digits) - 1));
      return new Sample(
          random, new SessionId(new UUID(random.nextLong(), random.nextLong())), generation, nonce);
    }
  }

  private boolean accepted(String text, byte[] nonce) {
    return tokens.parse(text).map(presented -> tokens.genuine(presented, nonce)).orElse(false);
  }

  private void refused(String changed, String token, byte[] nonce) {
    assertThat(accepted(changed, nonce)).as("%s instead of %s", changed, token).isFalse();
  }

  @Test
  void theFormIsTheAgreedOne() {
    assertThat(tokens.mint(SESSION, 12, NONCE))
        .isEqualTo(
            "rt1.01932c07209c7bcda1110123456789ab.12.oC0nUT1fRqTces9mpYgR4Fn2Ve3JOHzfcmBIYcdVBNg");
  }

  @Test
  void whatWasMintedIsParsedAndGenuine() {
    forRandomTokens(it -> {
      String token = tokens.mint(it.session(), it.generation(), it.nonce());
      Optional<RefreshToken> presented = tokens.parse(token);
      assertThat(presented).isPresent();
      assertThat(presented.get().session()).isEqualTo(it.session());
      assertThat(presented.get().generation()).isEqualTo(it.generation());
      assertThat(tokens.genuine(presented.get(), it.nonce())).isTrue();
      assertThat(tokens.mint(it.session(), it.generation(), it.nonce())).isEqualTo(token);
    });
  }

  @Test
  void aCutTokenIsRefusedAtEveryPosition() {
    forRandomTokens(it -> {
      String token = tokens.mint(it.session(), it.generation(), it.nonce());
      for (int at = 0; at < token.length(); at++) {
        refused(token.substring(0, at), token, it.nonce());
        refused(token.substring(at + 1), token, it.nonce());
        refused(token.substring(0, at) + token.substring(at + 1), token, it.nonce());
      }
    });
  }

  @Test
  void anExtendedTokenIsRefusedAtEveryPosition() {
    forRandomTokens(it -> {
      String token = tokens.mint(it.session(), it.generation(), it.nonce());
      for (int at = 0; at <= token.length(); at++) {
        char more = NASTY.charAt(it.random().nextInt(NASTY.length()));
        refused(token.substring(0, at) + more + token.substring(at), token, it.nonce());
      }
    });
  }

  @Test
  void aFlippedCharacterIsRefusedAtEveryPosition() {
    Sample it = Sample.of(1);
    String token = tokens.mint(it.session(), it.generation(), it.nonce());
    for (int at = 0; at < token.length(); at++) {
      for (int other = 0; other < NASTY.length(); other++) {
        String changed = token.substring(0, at) + NASTY.charAt(other) + token.substring(at + 1);
        if (!changed.equals(token)) {
          refused(changed, token, it.nonce());
        }
      }
    }
  }

  @Test
  void onlyOneLastCharacterIsAcceptedForTheSameBytes() {
    forRandomTokens(it -> {
      String token = tokens.mint(it.session(), it.generation(), it.nonce());
      String head = token.substring(0, token.length() - 1);
      assertThat(ALPHABET.chars().filter(last -> accepted(head + (char) last, it.nonce())).count())
          .isEqualTo(1);
    });
  }

  @Test
  void everyOtherSpellingIsRefused() {
    String token = tokens.mint(SESSION, 12, NONCE);
    String[] part = token.split("\\.", -1);
    String mac = part[3];
    Stream.of(
            token.toUpperCase(Locale.ROOT),
            "RT1." + part[1] + ".12." + mac,
            "rt2." + part[1] + ".12." + mac,
            "rt1." + part[1].toUpperCase(Locale.ROOT) + ".12." + mac,
            "rt1." + SESSION + ".12." + mac,
            "rt1." + part[1] + ".012." + mac,
            "rt1." + part[1] + ".+12." + mac,
            "rt1." + part[1] + ".-12." + mac,
            "rt1." + part[1] + ".0x0c." + mac,
            "rt1." + part[1] + ".12.0." + mac,
            "rt1." + part[1] + ".\u0661\u0662." + mac,
            "rt1." + part[1] + ".4294967308." + mac,
            "rt1." + part[1] + ".2147483647." + mac,
            "rt1." + part[1] + ".9999999999." + mac,
            "rt1." + part[1] + ".0." + mac,
            "rt1." + part[1] + ".." + mac,
            "rt1." + part[1] + ".12." + mac + "=",
            "rt1." + part[1] + ".12." + mac + ".",
            "rt1." + part[1] + ".12." + mac.replace('-', '+').replace('_', '/') + "=",
            "rt1." + part[1] + ".12. " + mac,
            " " + token,
            token + "\n",
            token + " ",
            "\"" + token + "\"",
            "")
        .forEach(other -> refused(other, token, NONCE));
  }

  @Test
  void aTokenIsBoundToSessionGenerationAndNonce() {
    forRandomTokens(it -> {
      String[] part = tokens.mint(it.session(), it.generation(), it.nonce()).split("\\.", -1);
      Sample other = Sample.of(it.generation() + 1_000L);
      String session = other.session().toString().replace("-", "");
      refused("rt1." + session + "." + part[2] + "." + part[3], part[1], it.nonce());
      refused("rt1." + part[1] + "." + (it.generation() + 1L) + "." + part[3], part[1], it.nonce());
      refused(String.join(".", part), part[1], other.nonce());
    });
  }

  @Test
  void everyListedKeyChecksAndTheFirstOneMints() {
    String old = tokens.mint(SESSION, 3, NONCE);
    RefreshTokens rotated = new RefreshTokens(keys(key(2), key(1)));
    RefreshToken presented = rotated.parse(old).orElseThrow();
    assertThat(rotated.genuine(presented, NONCE)).isTrue();
    String spelledAnew = rotated.mint(SESSION, 3, NONCE);
    assertThat(spelledAnew).isNotEqualTo(old);
    assertThat(rotated.genuine(rotated.parse(spelledAnew).orElseThrow(), NONCE)).isTrue();
    assertThat(new RefreshTokens(keys(key(2))).genuine(presented, NONCE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
  void aGenerationThatNoSessionHasIsNotMinted(int generation) {
    assertThatThrownBy(() -> tokens.mint(SESSION, generation, NONCE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLastGenerationIsOneBelowTheMarkForAll() {
    String last = tokens.mint(SESSION, RefreshTokens.MAX_GENERATION, NONCE);
    assertThat(accepted(last, NONCE)).isTrue();
  }

  @Test
  void aNonceOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> tokens.mint(SESSION, 1, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPresentedTokenIsNotPrinted() {
    assertThat(tokens.parse(tokens.mint(SESSION, 1, NONCE)).orElseThrow()).hasToString("***");
  }
}
