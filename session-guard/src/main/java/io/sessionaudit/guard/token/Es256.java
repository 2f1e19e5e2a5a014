package io.sessionaudit.guard.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.impl.ECDSA;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPublicKeySpec;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks ECDSA signatures on P-256 (RFC 7518, section 3.4). Conscrypt needs a fraction of the time
 * of the Java platform's own provider, which stands in where Conscrypt has no library for the
 * machine.
 */
public final class Es256 {

  /** Two numbers of 32 bytes. */
  static final int SIGNATURE_BYTES = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Es256.class);
  private static final Provider PROVIDER = provider();

  private Es256() {}

  /**
   * The same key in the form that the provider works with; otherwise every check converts it anew.
   *
   * @throws IllegalArgumentException if the provider does not take it
   */
  public static ECPublicKey prepared(ECPublicKey key) {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC", PROVIDER)
              .generatePublic(new ECPublicKeySpec(key.getW(), key.getParams()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a usable EC public key", e);
    }
  }

  /** Whether the 64 bytes are the key's signature over the message. */
  static boolean verify(ECPublicKey key, byte[] message, byte[] signature) {
    try {
      // Refuses zero and out-of-range numbers before any provider sees them (CVE-2022-21449).
      ECDSA.ensureLegalSignature(signature, JWSAlgorithm.ES256);
      Signature check = Signature.getInstance("SHA256withECDSA", PROVIDER);
      check.initVerify(key);
      check.update(message);
      return check.verify(ECDSA.transcodeSignatureToDER(signature));
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not a key for ES256", e);
    } catch (GeneralSecurityException | JOSEException e) {
      return false;
    }
  }

  private static Provider provider() {
    Provider provider = fastest();
    LOG.info("ES256 signatures are checked by {}", provider.getName());
    return provider;
  }

  private static Provider fastest() {
    try {
      if (Conscrypt.isAvailable()) {
        return Conscrypt.newProvider();
      }
    } catch (LinkageError e) {
      LOG.warn("Conscrypt cannot be loaded here", e);
    }
    return Security.getProvider("SunEC");
  }
}
