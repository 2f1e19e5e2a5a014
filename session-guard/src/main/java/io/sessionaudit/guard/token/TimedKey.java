package io.sessionaudit.guard.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A public key and its time. The issuer publishes a key before it signs with it, and takes it back
 * when the last token made with it is dead; a guard that cannot ask must know both by itself.
 *
 * @param from when it begins to count; absent if it always did
 * @param until when it counts no more; absent if that is not known yet
 */
record TimedKey(ECPublicKey key, @Nullable Instant from, @Nullable Instant until) {

  static TimedKey of(ECKey key) throws JOSEException {
    return new TimedKey(
        Es256.prepared(key.toECPublicKey()),
        instant(key.getNotBeforeTime()),
        instant(key.getExpirationTime()));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  /** Whether what it has signed may be good now. The issuer's clock may be a minute ahead. */
  boolean counts(Instant now) {
    boolean hasCome = from == null || !from.isAfter(now.plus(TokenVerifier.LEEWAY));
    boolean isOver = until != null && !now.isBefore(until);
    return hasCome && !isOver;
  }
}
