package io.sessionaudit.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Tags that say "equal" or "not equal" and nothing else, to whoever lacks the key: the first 16
 * bytes of HMAC-SHA-256 (RFC 2104), base64url without padding, under a key derived with HKDF (RFC
 * 5869) for one purpose.
 */
final class KeyedTag {

  private static final int LENGTH = 16;

  private KeyedTag() {}

  static SecretKey derive(SecretKey key, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "HmacSHA256",
              HKDFParameterSpec.expandOnly(
                  key, ("session-audit " + purpose).getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has HKDF", e);
    }
  }

  static String of(SecretKey derived, byte[] value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(derived);
      return Base64Url.encode(Arrays.copyOf(mac.doFinal(value), LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
