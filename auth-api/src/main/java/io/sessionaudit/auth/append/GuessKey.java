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
 * @param kind what is counted by it
 * @param backoff how this kind of key waits
 */
public record GuessKey(GuessKind kind, Backoff backoff, int one, int other) {

  /**
   * The key of a thing.
   *
   * @param tag keyed already, or random: who reads the table must not find a name by trying names
   */
  public static GuessKey of(GuessKind kind, String tag, Backoff backoff) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(kind + " " + tag));
    int one = kind.slot(hash.getInt());
    int other = kind.slot(hash.getInt());
    return new GuessKey(kind, backoff, one, other == one ? kind.next(one) : other);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
