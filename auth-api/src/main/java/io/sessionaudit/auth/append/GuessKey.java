package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Backoff;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What failures are counted under: two of the fixed slots, found by a hash. Others may share one of
 * them but hardly both, so the lower of the two is the count (a count-min sketch).
 *
 * @param backoff how this kind of key waits
 */
public record GuessKey(Backoff backoff, int one, int other) {

  /** Rows of {@code auth.guess}; the migration makes them, and they never become more. */
  static final int SLOTS = 65_536;

  /**
   * The key of a thing.
   *
   * @param kind keeps equal tags of different things apart
   * @param tag keyed already: who reads the table must not find a name by trying names
   */
  public static GuessKey of(String kind, String tag, Backoff backoff) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(kind + " " + tag));
    int one = Math.floorMod(hash.getInt(), SLOTS);
    int other = Math.floorMod(hash.getInt(), SLOTS);
    return new GuessKey(backoff, one, other == one ? (one + 1) % SLOTS : other);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
