package io.sessionaudit.auth.credential;

/**
 * Draws fingerprints: what binds a session's tokens to the client that signed in. The client holds
 * the text; rows, tokens and events hold {@link io.sessionaudit.guard.token.Fingerprint#hash}.
 */
public final class Fingerprints {

  private static final int LENGTH = 32;

  private Fingerprints() {}

  /** 32 random bytes in base64url without padding. A secret: never to be stored or logged. */
  public static String random() {
    return RandomBytes.text(LENGTH);
  }
}
