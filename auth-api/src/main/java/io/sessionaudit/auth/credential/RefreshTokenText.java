package io.sessionaudit.auth.credential;

import io.sessionaudit.event.SessionId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a refresh token: lower-case hexadecimal, decimal without sign or leading
 * zeros, base64url (RFC 4648 section 5) without padding and with zero bits at its end. Anything
 * else is no token, however close: a text that can be changed and still works is two texts.
 */
final class RefreshTokenText {

  /** 32 bytes are 43 characters; the last one holds four bits, so its two low bits are zero. */
  private static final Pattern FORM =
      Pattern.compile(
          "rt1\\.([0-9a-f]{32})\\.([1-9][0-9]{0,9})\\.([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])");

  private static final int LONGEST = 4 + 32 + 1 + 10 + 1 + 43;

  private RefreshTokenText() {}

  static String of(RefreshToken token) {
    UUID session = token.session().value();
    HexFormat hex = HexFormat.of();
    return "rt1."
        + hex.toHexDigits(session.getMostSignificantBits())
        + hex.toHexDigits(session.getLeastSignificantBits())
        + "."
        + token.generation()
        + "."
        + RandomBytes.text(token.mac());
  }

  static @Nullable RefreshToken parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    long generation = Long.parseLong(form.group(2));
    return generation > RefreshTokens.MAX_GENERATION
        ? null
        : new RefreshToken(
            session(form.group(1)), (int) generation, Base64.getUrlDecoder().decode(form.group(3)));
  }

  private static SessionId session(String hex) {
    return new SessionId(
        new UUID(
            HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32)));
  }
}
