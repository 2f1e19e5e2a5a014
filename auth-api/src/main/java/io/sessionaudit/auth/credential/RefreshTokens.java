package io.sessionaudit.auth.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sessionaudit.event.SessionId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes and recognises refresh tokens, {@code rt1.<sid>.<generation>.<MAC>}. The MAC is
 * HMAC-SHA-256 (RFC 2104) over version, session, generation and the session's random nonce, each of
 * fixed width, so that no two different inputs look alike. The same input gives the same token,
 * byte for byte, as long as the newest key is the same: a successor can be handed out again without
 * having been stored. When a new key becomes the newest between two answers, the repeated one is
 * spelled differently; both are genuine and name the same generation, which is all that decisions
 * look at. Safe for use by many threads.
 */
public final class RefreshTokens {

  /** What every refresh token begins with, and no access token. */
  public static final String PREFIX = "rt1.";

  /** One below the number that means "all generations are dead". */
  public static final int MAX_GENERATION = Integer.MAX_VALUE - 1;

  private static final byte[] PURPOSE = "session-audit refresh token rt1".getBytes(US_ASCII);

  private final MacKeys keys;

  public RefreshTokens(MacKeys keys) {
    this.keys = keys;
  }

  /**
   * The token of that generation.
   *
   * @param nonce the session's, 32 bytes
   */
  public String mint(SessionId session, int generation, byte[] nonce) {
    byte[] mac = mac(keys.newest(), message(session, generation, nonce));
    return RefreshTokenText.of(new RefreshToken(session, generation, mac));
  }

  /** What the text names, or empty if it is not exactly one possible spelling of a token. */
  public Optional<RefreshToken> parse(String text) {
    return Optional.ofNullable(RefreshTokenText.parse(text));
  }

  /**
   * Whether this server made the token, under any of its keys. Takes the same time wherever the
   * MACs differ and whichever key fits.
   *
   * @param nonce of the session that the token names, 32 bytes
   */
  public boolean genuine(RefreshToken presented, byte[] nonce) {
    byte[] message = message(presented.session(), presented.generation(), nonce);
    boolean genuine = false;
    for (SecretKey key : keys.all()) {
      genuine |= MessageDigest.isEqual(mac(key, message), presented.mac());
    }
    return genuine;
  }

  private static byte[] message(SessionId session, int generation, byte[] nonce) {
    if (generation < 1 || generation > MAX_GENERATION) {
      throw new IllegalArgumentException("generations count from 1");
    }
    if (nonce.length != Nonces.LENGTH) {
      throw new IllegalArgumentException("a nonce has 32 bytes");
    }
    return ByteBuffer.allocate(PURPOSE.length + Long.BYTES * 2 + Integer.BYTES + Nonces.LENGTH)
        .put(PURPOSE)
        .putLong(session.value().getMostSignificantBits())
        .putLong(session.value().getLeastSignificantBits())
        .putInt(generation)
        .put(nonce)
        .array();
  }

  private static byte[] mac(SecretKey key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(MacKeys.ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
