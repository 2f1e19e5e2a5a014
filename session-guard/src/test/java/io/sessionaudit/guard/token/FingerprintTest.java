package io.sessionaudit.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void isTheBase64urlTextOfSha256() {
    // SHA-256 of "abc" (FIPS 180-4) in base64url.
    assertThat(Fingerprint.hash("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  }

  @Test
  void onlyTheSameOneMatches() {
    String hash = Fingerprint.hash(Issuer.FINGERPRINT);

    assertThat(Fingerprint.matches(hash, Issuer.FINGERPRINT)).isTrue();
    assertThat(Fingerprint.matches(hash, null)).isFalse();
    assertThat(Fingerprint.matches(hash, "")).isFalse();
    assertThat(Fingerprint.matches(hash, hash)).isFalse();
    assertThat(Fingerprint.matches(hash, Issuer.FINGERPRINT + "A")).isFalse();
    assertThat(Fingerprint.matches(hash, "A".repeat(1_000_000))).isFalse();
  }
}
