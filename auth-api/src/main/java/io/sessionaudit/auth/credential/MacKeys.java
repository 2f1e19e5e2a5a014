package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * The keys of refresh tokens. The first one, the newest, makes MACs; all of them check, so a token
 * outlives a rotation of keys. A key that is removed kills the tokens made under it.
 */
public final class MacKeys {

  static final String ALGORITHM = "HmacSHA256";

  /** As long as the hash, the least that RFC 7518 section 3.2 allows. */
  private static final int LENGTH = 32;

  private final List<SecretKey> keys;

  private MacKeys(List<SecretKey> keys) {
    this.keys = keys;
  }

  /** The content of a file with one new key. */
  static String fresh() {
    OctetSequenceKey key =
        new OctetSequenceKey.Builder(Base64URL.encode(RandomBytes.of(LENGTH)))
            .algorithm(JWSAlgorithm.HS256)
            .build();
    return new JWKSet(key).toString(false) + "\n";
  }

  static MacKeys parse(Path file, String content) {
    return new MacKeys(JwkSetFile.keys(file, content).stream().map(jwk -> key(file, jwk)).toList());
  }

  private static SecretKey key(Path file, JWK jwk) {
    if (jwk instanceof OctetSequenceKey key
        && key.toByteArray().length >= LENGTH
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.HS256))) {
      return key.toSecretKey(ALGORITHM);
    }
    throw new KeyFileException(
        file, "Every key must be an oct key for HS256 of at least 32 bytes. Remove the others.");
  }

  SecretKey newest() {
    return keys.getFirst();
  }

  List<SecretKey> all() {
    return keys;
  }

  @Override
  public String toString() {
    return "***";
  }
}
