package io.sessionaudit.guard.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/**
 * The three parts of a signed token in compact form (RFC 7515, section 7.1), split and decoded but
 * not believed. Other forms, five parts (encrypted) or JSON, do not get this far.
 *
 * @param signingInput the ASCII bytes that the signature covers
 * @param signature 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one check, is never compared
record CompactToken(byte[] header, byte[] payload, byte[] signingInput, byte[] signature) {

  /** Ours have about 700 characters; nothing longer is looked at. */
  static final int LONGEST = 8192;

  private static final int SIGNATURE_CHARACTERS = 86;
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /**
   * Splits the text.
   *
   * @throws IllegalArgumentException if it is not exactly three parts in base64url without padding
   */
  static CompactToken of(String text) {
    if (text.length() > LONGEST || text.indexOf('=') >= 0) {
      throw new IllegalArgumentException("not the compact form");
    }
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
      throw new IllegalArgumentException("not three parts");
    }
    return new CompactToken(
        DECODER.decode(text.substring(0, first)),
        DECODER.decode(text.substring(first + 1, second)),
        text.substring(0, second).getBytes(US_ASCII),
        signature(text.substring(second + 1)));
  }

  /** The only part that no signature covers, so only one spelling of it is accepted. */
  private static byte[] signature(String text) {
    if (text.length() != SIGNATURE_CHARACTERS) {
      throw new IllegalArgumentException("not the length of an ES256 signature");
    }
    byte[] signature = DECODER.decode(text);
    if (!ENCODER.encodeToString(signature).equals(text)) {
      throw new IllegalArgumentException("not the canonical text of a signature");
    }
    return signature;
  }
}
