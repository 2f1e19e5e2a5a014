package io.sessionaudit.guard.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** Reads a JWK set (RFC 7517, section 5) and takes from it what may sign access tokens. */
final class KeySet {

  private KeySet() {}

  /**
   * Keys on P-256 that have an id and are for ES256 signatures; all others are left out.
   *
   * @throws IllegalArgumentException if it is no key set, if there is no such key in it, or if two
   *     have one id
   */
  static Map<String, TimedKey> read(String json) {
    try {
      Map<String, TimedKey> keys = new HashMap<>();
      for (JWK key : JWKSet.parse(json).getKeys()) {
        if (key instanceof ECKey candidate && signs(candidate)) {
          if (keys.putIfAbsent(candidate.getKeyID(), TimedKey.of(candidate)) != null) {
            throw new IllegalArgumentException("two keys of one id");
          }
        }
      }
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("a key set without a key for ES256");
      }
      return Map.copyOf(keys);
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("not a key set", e);
    }
  }

  private static boolean signs(ECKey key) {
    return key.getKeyID() != null
        && key.getCurve().equals(Curve.P_256)
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.ES256));
  }
}
