package io.sessionaudit.auth.credential;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored password in the PHC string form, {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}, with
 * salt and hash in base64 without padding.
 *
 * @param salt 8 to 64 bytes
 * @param hash 16 to 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared in constant time, never by equals
record Argon2Hash(Argon2Cost cost, byte[] salt, byte[] hash) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]{0,2}),p=([1-9][0-9]?)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  /**
   * Reads a PHC string.
   *
   * @throws IllegalArgumentException if it has another form, or would cost more than this server
   *     spends on anybody; the message does not repeat it
   */
  static Argon2Hash parse(String phc) {
    Matcher form = FORM.matcher(phc);
    if (!form.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC string form");
    }
    return new Argon2Hash(
        new Argon2Cost(number(form, 1), number(form, 2), number(form, 3)),
        Base64.getDecoder().decode(form.group(4)),
        Base64.getDecoder().decode(form.group(5)));
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  String text() {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.iterations(),
            cost.parallelism(),
            BASE64.encodeToString(salt),
            BASE64.encodeToString(hash));
  }

  /** What is derived from a password stays out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
