package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.sessionaudit.guard.token.Es256;
import io.sessionaudit.guard.token.VerificationKeys;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The EC P-256 keys that access tokens are signed with. The first one, the newest, signs; all of
 * them verify and are published, so a new key can be known everywhere before it signs, and an old
 * one stays until its last token has expired. A key's id is its RFC 7638 thumbprint.
 */
public final class SigningKeys implements VerificationKeys {

  private final ECPrivateKey signing;
  private final List<JWK> published;
  private final Map<String, ECPublicKey> verifying = new LinkedHashMap<>();

  private SigningKeys(List<ECKey> keys) throws JOSEException {
    this.signing = keys.getFirst().toECPrivateKey();
    this.published = keys.stream().<JWK>map(ECKey::toPublicJWK).toList();
    for (ECKey key : keys) {
      verifying.put(key.getKeyID(), Es256.prepared(key.toECPublicKey()));
    }
  }

  /** The content of a file with one new key. */
  static String fresh() {
    try {
      return new JWKSet(
                  new ECKeyGenerator(Curve.P_256)
                      .keyUse(KeyUse.SIGNATURE)
                      .algorithm(JWSAlgorithm.ES256)
                      .keyIDFromThumbprint(true)
                      .generate())
              .toString(false)
          + "\n";
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  static SigningKeys parse(Path file, String content) {
    List<ECKey> keys =
        JwkSetFile.keys(file, content).stream().map(key -> SigningKey.of(file, key)).toList();
    if (keys.stream().distinct().count() != keys.size()) {
      throw new KeyFileException(file, "A key stands in the set twice. Remove one of them.");
    }
    try {
      return new SigningKeys(keys);
    } catch (JOSEException e) {
      throw new KeyFileException(file, "A key cannot be used. Restore the file from your backup.");
    }
  }

  /** The key that signs. */
  ECPrivateKey signing() {
    return signing;
  }

  /** The id of the key that signs. */
  String signingId() {
    return published.getFirst().getKeyID();
  }

  @Override
  public @Nullable ECPublicKey find(String kid) {
    return verifying.get(kid);
  }

  /** What everybody may know: the public parts, newest first (RFC 7517). */
  public List<JWK> published() {
    return published;
  }

  @Override
  public String toString() {
    return "***";
  }
}
