package io.sessionaudit.personal;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** RFC 4648 section 5 without padding, one spelling for each sequence of bytes. */
final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** The bytes, or null unless the text is exactly what {@link #encode} writes for them. */
  static byte @Nullable [] decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      // The decoder alone lets padding and stray bits in the last character pass.
      return encode(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
