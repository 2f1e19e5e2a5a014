package io.sessionaudit.guard.token;

import java.security.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys. They come from configuration, a database or a JWKS address, never from
 * a token. All are on P-256, so the algorithm of each is ES256 and nothing else.
 */
@FunctionalInterface
public interface VerificationKeys {

  /**
   * The key of that id, or null if the issuer has none.
   *
   * @param kid as some stranger wrote it into a token header (RFC 7515, section 4.1.4)
   */
  @Nullable ECPublicKey find(String kid);
}
