package io.sessionaudit.auth.credential;

import java.security.SecureRandom;
import java.util.Base64;

/** Bytes from the system's generator for secrets. */
final class RandomBytes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private RandomBytes() {}

  static byte[] of(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** That many random bytes, in base64url without padding. */
  static String text(int length) {
    return text(of(length));
  }

  static String text(byte[] bytes) {
    return BASE64URL.encodeToString(bytes);
  }
}
