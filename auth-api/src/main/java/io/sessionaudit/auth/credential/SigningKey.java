package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** Takes a key from a file only if it can do what it will be used for. */
final class SigningKey {

  private static final byte[] SAMPLE = new byte[32];

  private SigningKey() {}

  /** The key as it is used: with its thumbprint for an id, for ES256 signatures alone. */
  static ECKey of(Path file, JWK jwk) {
    if (!(jwk instanceof ECKey key)
        || !key.isPrivate()
        || !Curve.P_256.equals(key.getCurve())
        || (key.getAlgorithm() != null && !JWSAlgorithm.ES256.equals(key.getAlgorithm()))
        || (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()))) {
      throw new KeyFileException(
          file, "Every key must be a private EC key on P-256 for ES256. Remove the others.");
    }
    try {
      return checked(file, key);
    } catch (JOSEException | GeneralSecurityException e) {
      throw new KeyFileException(file, "A key cannot be used. Restore the file from your backup.");
    }
  }

  private static ECKey checked(Path file, ECKey key)
      throws JOSEException, GeneralSecurityException {
    String thumbprint = key.computeThumbprint().toString();
    if (key.getKeyID() != null && !key.getKeyID().equals(thumbprint)) {
      throw new KeyFileException(
          file, "A key's kid is not its RFC 7638 thumbprint. Remove the kid; it is computed.");
    }
    if (!isPair(key)) {
      throw new KeyFileException(
          file, "A key's private and public part do not belong together. Restore the file.");
    }
    return new ECKey.Builder(Curve.P_256, key.getX(), key.getY())
        .d(key.getD())
        .keyID(thumbprint)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.ES256)
        .notBeforeTime(key.getNotBeforeTime())
        .build();
  }

  private static boolean isPair(ECKey key) throws JOSEException, GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key.toECPrivateKey());
    signature.update(SAMPLE);
    byte[] made = signature.sign();
    signature.initVerify(key.toECPublicKey());
    signature.update(SAMPLE);
    return signature.verify(made);
  }
}
