package io.sessionaudit.auth.credential;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import io.sessionaudit.auth.decision.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of refresh tokens. The newest one whose time ({@code nbf}) has come makes MACs. An old
 * one still checks until every session that may hold a token of it has ended, so a token outlives a
 * rotation of keys. A key that is removed from the file kills the tokens made under it. The set may
 * be read anew while it is used.
 */
public final class MacKeys {

  static final String ALGORITHM = "HmacSHA256";

  /** No session lives longer, whatever the configuration says. */
  static final Duration OUTLIVES = Limits.LONGEST_SESSION;

  /** As long as the hash, the least that RFC 7518 section 3.2 allows. */
  private static final int LENGTH = 32;

  private final InstantSource clock;
  private volatile Succession<SecretKey> keys;

  private MacKeys(Succession<SecretKey> keys, InstantSource clock) {
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
  static OctetSequenceKey generate(@Nullable Instant from) {
    return new OctetSequenceKey.Builder(Base64URL.encode(RandomBytes.of(LENGTH)))
        .algorithm(JWSAlgorithm.HS256)
        .notBeforeTime(from == null ? null : Date.from(from))
        .build();
  }

  static MacKeys parse(Path file, String content) {
    return parse(file, content, InstantSource.system());
  }

  static MacKeys parse(Path file, String content, InstantSource clock) {
    return new MacKeys(succession(file, content), clock);
  }

  /** Takes the place of what was read before; throws and changes nothing if it is not usable. */
  void renew(Path file, String content) {
    keys = succession(file, content);
  }

  private static Succession<SecretKey> succession(Path file, String content) {
    return JwkSetFile.succession(
        file, JwkSetFile.keys(file, content), jwk -> key(file, jwk), OUTLIVES);
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
    return keys.inUse(clock.instant());
  }

  /** Those whose MACs are good. */
  List<SecretKey> all() {
    return keys.counting(clock.instant());
  }

  @Override
  public String toString() {
    return "***";
  }
}
