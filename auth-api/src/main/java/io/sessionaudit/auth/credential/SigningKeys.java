package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.guard.token.Es256;
import io.sessionaudit.guard.token.VerificationKeys;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The EC P-256 keys that access tokens are signed with. The newest one whose time ({@code nbf}) has
 * come signs. A new one is published before it signs, so that it is known everywhere by then; an
 * old one verifies and is published until its last token has expired. A key's id is its RFC 7638
 * thumbprint. The set may be read anew while it is used.
 */
public final class SigningKeys implements VerificationKeys {

  /** No access token lives longer, whatever the configuration; and a minute for clocks. */
  static final Duration OUTLIVES = Limits.LONGEST_ACCESS.plusSeconds(60);

  private final InstantSource clock;
  private final ConcurrentMap<String, ECPublicKey> prepared = new ConcurrentHashMap<>();
  private volatile Succession<ECKey> keys;

  private SigningKeys(Succession<ECKey> keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The content of a file with one new key. */
  static String fresh() {
    return JwkSetFile.content(List.of(generate(null)));
  }

  /**
   * A new key.
   *
   * @param from when it shall come into use
   */
  static ECKey generate(@Nullable Instant from) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .notBeforeTime(from == null ? null : Date.from(from))
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  static SigningKeys parse(Path file, String content) {
    return parse(file, content, InstantSource.system());
  }

  static SigningKeys parse(Path file, String content, InstantSource clock) {
    return new SigningKeys(succession(file, content), clock);
  }

  /** Takes the place of what was read before; throws and changes nothing if it is not usable. */
  void renew(Path file, String content) {
    keys = succession(file, content);
  }

  private static Succession<ECKey> succession(Path file, String content) {
    List<ECKey> keys =
        JwkSetFile.keys(file, content).stream().map(key -> SigningKey.of(file, key)).toList();
    if (keys.stream().map(ECKey::getKeyID).distinct().count() != keys.size()) {
      throw new KeyFileException(file, "A key stands in the set twice. Remove one of them.");
    }
    return JwkSetFile.succession(file, keys, JWK::toECKey, OUTLIVES);
  }

  /** All of them, the newest first, retired ones too. */
  Succession<ECKey> succession() {
    return keys;
  }

  /** The key that signs now. */
  ECKey signing() {
    return keys.inUse(clock.instant());
  }

  @Override
  public @Nullable ECPublicKey find(String kid) {
    for (ECKey key : keys.counting(clock.instant())) {
      if (key.getKeyID().equals(kid)) {
        return prepared.computeIfAbsent(kid, _ -> prepared(key));
      }
    }
    return null;
  }

  private static ECPublicKey prepared(ECKey key) {
    try {
      return Es256.prepared(key.toECPublicKey());
    } catch (JOSEException e) {
      throw new IllegalStateException("the key was checked when it was read", e);
    }
  }

  /**
   * What everybody may know: the public parts, newest first (RFC 7517), each with the time from
   * which it counts ({@code nbf}) and the time from which it does not any more ({@code exp}), where
   * there is one.
   */
  public List<JWK> published() {
    Succession<ECKey> now = keys;
    return now.standing(clock.instant()).stream()
        .<JWK>map(it -> published(it, now.retires(it)))
        .toList();
  }

  private static JWK published(Succession.Member<ECKey> member, @Nullable Instant retires) {
    Instant from = member.from();
    return new ECKey.Builder(member.key().toPublicJWK())
        .notBeforeTime(from == null ? null : Date.from(from))
        .expirationTime(retires == null ? null : Date.from(retires))
        .build();
  }

  @Override
  public String toString() {
    return "***";
  }
}
