package io.sessionaudit.auth.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of service clients (RFC 6749 section 2.3.1). They are drawn here and never chosen, so
 * nobody can guess through a plain SHA-256.
 */
public final class ClientSecrets {

  private static final int LENGTH = 32;

  /** Longer texts are no secret of ours; ours have 43 characters. */
  private static final int LONGEST = 128;

  private ClientSecrets() {}

  /**
   * A new client's credentials. The id is a random UUID's text and the secret base64url, so neither
   * needs escaping in HTTP Basic (RFC 7617).
   */
  public static ClientCredentials random() {
    return new ClientCredentials(UUID.randomUUID().toString(), RandomBytes.text(LENGTH));
  }

  /** What is stored: SHA-256 of the text, 32 bytes. */
  public static byte[] hash(String secret) {
    return sha256().digest(secret.getBytes(UTF_8));
  }

  /**
   * Whether the presented secret belongs to the stored hash. Compares in constant time.
   *
   * @param stored absent if there is no such client: then nothing belongs
   */
  public static boolean matches(byte @Nullable [] stored, String presented) {
    return stored != null
        && presented.length() <= LONGEST
        && MessageDigest.isEqual(stored, hash(presented));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
