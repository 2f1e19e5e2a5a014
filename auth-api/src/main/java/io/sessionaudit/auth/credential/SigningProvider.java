package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who makes ES256 signatures. Conscrypt needs a fraction of the time of the Java platform's own
 * provider, which stands in where Conscrypt has no library for the machine.
 */
final class SigningProvider {

  private static final Logger LOG = LoggerFactory.getLogger(SigningProvider.class);

  private SigningProvider() {}

  static JWSSigner signer(ECPrivateKey key) {
    try {
      ECDSASigner fast = conscrypt(key);
      LOG.info("ES256 signatures are made by {}", fast == null ? "the JDK" : "Conscrypt");
      return fast == null ? new ECDSASigner(key, Curve.P_256) : fast;
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has ES256", e);
    }
  }

  private static @Nullable ECDSASigner conscrypt(ECPrivateKey key) throws JOSEException {
    try {
      if (!Conscrypt.isAvailable()) {
        return null;
      }
      Provider provider = Conscrypt.newProvider();
      // The key in the provider's own form; otherwise every signature converts it anew.
      ECPrivateKey own =
          (ECPrivateKey)
              KeyFactory.getInstance("EC", provider)
                  .generatePrivate(new ECPrivateKeySpec(key.getS(), key.getParams()));
      ECDSASigner signer = new ECDSASigner(own, Curve.P_256);
      signer.getJCAContext().setProvider(provider);
      return signer;
    } catch (LinkageError | GeneralSecurityException e) {
      LOG.warn("Conscrypt cannot be used here", e);
      return null;
    }
  }
}
