package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import java.security.interfaces.ECPublicKey;

/**
 * Signs what micronaut-security-jwt asks to sign, with the newest key and as an access token (RFC
 * 9068 section 2.1). The algorithm is ES256 and nothing else. Safe for use by many threads.
 */
public final class Es256Signatures implements SignatureGeneratorConfiguration {

  static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final SigningKeys keys;
  private volatile Pen pen;

  public Es256Signatures(SigningKeys keys) {
    this.keys = keys;
    this.pen = Pen.of(keys.signing());
  }

  /** One key, ready to sign. */
  private record Pen(String kid, JWSHeader header, JWSSigner signer) {

    static Pen of(ECKey key) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(ACCESS_TOKEN)
              .keyID(key.getKeyID())
              .build();
      try {
        return new Pen(key.getKeyID(), header, SigningProvider.signer(key.toECPrivateKey()));
      } catch (JOSEException e) {
        throw new IllegalStateException("the key was checked when it was read", e);
      }
    }
  }

  /** That of the key that signs now. Two threads may make it at once; both are good. */
  private Pen pen() {
    Pen known = pen;
    ECKey key = keys.signing();
    if (known.kid().equals(key.getKeyID())) {
      return known;
    }
    Pen next = Pen.of(key);
    pen = next;
    return next;
  }

  @Override
  public SignedJWT sign(JWTClaimsSet claims) throws JOSEException {
    Pen now = pen();
    SignedJWT token = new SignedJWT(now.header(), claims);
    token.sign(now.signer());
    return token;
  }

  @Override
  public String supportedAlgorithmsMessage() {
    return "Only the ES256 algorithm is supported";
  }

  @Override
  public boolean supports(JWSAlgorithm algorithm) {
    return JWSAlgorithm.ES256.equals(algorithm);
  }

  /** Whether one of the listed keys, the one that the header names, made the signature. */
  @Override
  public boolean verify(SignedJWT token) throws JOSEException {
    JWSHeader presented = token.getHeader();
    if (!supports(presented.getAlgorithm())
        || !ACCESS_TOKEN.equals(presented.getType())
        || presented.getKeyID() == null) {
      return false;
    }
    ECPublicKey key = keys.find(presented.getKeyID());
    return key != null && token.verify(new ECDSAVerifier(key));
  }
}
