package io.sessionaudit.detector.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent, as Standard Webhooks, "Signature scheme", has it for symmetric keys. Prints
 * nothing.
 */
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** Standard Webhooks: "between 24 bytes (192 bits) and 64 bytes (512 bits)". */
  private static final int LEAST = 24;

  private static final int MOST = 64;

  private final SecretKeySpec key;

  private SigningSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads {@code whsec_} and base64.
   *
   * @throws IllegalArgumentException with a sentence that says what to set, without the secret
   */
  public static SigningSecret of(String text) {
    byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
    if (key.length < LEAST || key.length > MOST) {
      throw unusable();
    }
    int first = key[0];
    boolean oneByte = true;
    for (byte one : key) {
      oneByte &= one == first;
    }
    if (oneByte) {
      throw unusable();
    }
    return new SigningSecret(key);
  }

  /**
   * The value of {@code webhook-signature}.
   *
   * @param id value of {@code webhook-id}
   * @param timestamp value of {@code webhook-timestamp}, in seconds
   */
  public String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(US_ASCII));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw unusable(); // no cause: it would quote the secret
    }
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "session-audit.webhook.secret is whsec_ and the base64 of 24 to 64 random bytes, for"
            + " example from: echo whsec_$(head -c 32 /dev/urandom | base64)");
  }

  @Override
  public String toString() {
    return "***";
  }
}
