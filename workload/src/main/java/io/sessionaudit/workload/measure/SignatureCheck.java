package io.sessionaudit.workload.measure;

import io.sessionaudit.workload.fleet.FleetException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.conscrypt.Conscrypt;

/**
 * A guard's limit: one ES256 signature over as many bytes as a token has, checked by the provider
 * that guards use.
 */
public final class SignatureCheck {

  private static final int MESSAGE_BYTES = 500;

  private SignatureCheck() {}

  /** Time of one check in microseconds, on one thread, warmed up. */
  public static double micros(int times) {
    Provider provider =
        Conscrypt.isAvailable() ? Conscrypt.newProvider() : Security.getProvider("SunEC");
    byte[] message = new byte[MESSAGE_BYTES];
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      Signature signing = Signature.getInstance("SHA256withECDSA", provider);
      signing.initSign(keys.getPrivate());
      signing.update(message);
      byte[] signature = signing.sign();
      check(times, provider, keys, message, signature);
      long begin = System.nanoTime();
      check(times, provider, keys, message, signature);
      return (System.nanoTime() - begin) / 1e3 / times;
    } catch (GeneralSecurityException failure) {
      throw new FleetException("Signatures cannot be checked here.", failure);
    }
  }

  private static void check(
      int times, Provider provider, KeyPair keys, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    for (int i = 0; i < times; i++) {
      Signature check = Signature.getInstance("SHA256withECDSA", provider);
      check.initVerify(keys.getPublic());
      check.update(message);
      if (!check.verify(signature)) {
        throw new FleetException("A good signature is said to be bad.");
      }
    }
  }
}
