package io.sessionaudit.auth.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Objects;

/**
 * A password as a person typed it: 8 to 256 characters (code points), any. Two ways to type the
 * same character are one password (NFC, as RFC 8265 section 4.2 asks for).
 */
public final class Password {

  private static final int MIN = 8;
  private static final int MAX = 256;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Takes what was typed. At a sign-in, a text that is refused here is no account's password.
   *
   * @throws IllegalArgumentException with a sentence that says which rule is broken, never with the
   *     text
   */
  public static Password of(String typed) {
    Objects.requireNonNull(typed, "typed");
    int length = typed.codePointCount(0, Math.min(typed.length(), 2 * MAX + 1));
    if (length < MIN || length > MAX || typed.length() > 2 * MAX) {
      throw new IllegalArgumentException("A password has 8 to 256 characters.");
    }
    if (typed.codePoints().anyMatch(Password::isHalf)) {
      throw new IllegalArgumentException("A password has whole characters only.");
    }
    return new Password(Normalizer.normalize(typed, Normalizer.Form.NFC));
  }

  /** Half a surrogate pair has no bytes in UTF-8, so all of them would be one password. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** The bytes that are hashed. Whoever asks clears them. */
  byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
