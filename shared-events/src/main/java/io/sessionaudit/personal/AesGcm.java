package io.sessionaudit.personal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** AES-256-GCM (NIST SP 800-38D): 12 random bytes nonce, ciphertext, 16 bytes tag. */
final class AesGcm {

  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  static byte[] seal(SecretKey key, byte[] plain, byte[] additional) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, additional);
      byte[] sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** The plain bytes, or null if they were not sealed under this key with this additional data. */
  static byte @Nullable [] open(SecretKey key, byte[] sealed, byte[] additional) {
    if (sealed.length < NONCE + TAG) {
      return null;
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed, 0, additional)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException _) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int from, byte[] additional)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce, from, NONCE));
    cipher.updateAAD(additional);
    return cipher;
  }
}
