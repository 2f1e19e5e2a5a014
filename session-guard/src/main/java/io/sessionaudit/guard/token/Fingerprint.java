package io.sessionaudit.guard.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Binds a token to the client that it was given to: the token carries the hash, the client shows
 * the fingerprint. A token that leaked alone is worth nothing.
 */
public final class Fingerprint {

  /** Longer texts are no fingerprint; ours have 43 characters. */
  private static final int LONGEST = 128;

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private Fingerprint() {}

  /** The base64url text, without padding, of SHA-256 over the fingerprint's ASCII text. */
  public static String hash(String fingerprint) {
    return BASE64URL.encodeToString(sha256().digest(fingerprint.getBytes(US_ASCII)));
  }

  /**
   * Whether the presented fingerprint belongs to the hash. Compares in constant time.
   *
   * @param presented null for none
   */
  public static boolean matches(String hash, @Nullable String presented) {
    if (presented == null || presented.length() > LONGEST) {
      return false;
    }
    return MessageDigest.isEqual(hash.getBytes(US_ASCII), hash(presented).getBytes(US_ASCII));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
