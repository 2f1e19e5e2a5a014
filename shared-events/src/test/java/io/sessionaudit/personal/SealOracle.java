package io.sessionaudit.personal;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals as DETAILS of the format say, written a second time with nothing but the JDK and with a
 * fixed key and nonce, so that examples have fixed bytes and the product is compared with something
 * other than itself.
 */
public final class SealOracle {

  private static final byte[] SECRET = bytes(0x20, UserKey.LENGTH);
  private static final byte[] NONCE = bytes(0x60, 12);

  private SealOracle() {}

  /** The key that {@link #seal} seals under. */
  public static UserKey key() {
    return UserKey.of(SECRET);
  }

  public static Sealed seal(String json, EventId event) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(SECRET, "AES"), new GCMParameterSpec(128, NONCE));
      cipher.updateAAD(
          ByteBuffer.allocate(16)
              .putLong(event.value().getMostSignificantBits())
              .putLong(event.value().getLeastSignificantBits())
              .array());
      byte[] sealed = cipher.doFinal(json.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(12 + sealed.length).put(NONCE).put(sealed).array();
      return new Sealed(Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(int first, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
