package io.sessionaudit.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts that every part of the platform can store: Unicode scalar values other than NUL. */
final class UnicodeText {

  private UnicodeText() {}

  /**
   * Strict UTF-8 (RFC 3629); a JSON parser left alone would guess UTF-16 and UTF-32 as well, and
   * let overlong forms pass.
   */
  static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** No half of a surrogate pair, which UTF-8 cannot say, and no NUL, which PostgreSQL refuses. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isLowSurrogate(unit)) {
        return false;
      }
      if (Character.isHighSurrogate(unit)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
