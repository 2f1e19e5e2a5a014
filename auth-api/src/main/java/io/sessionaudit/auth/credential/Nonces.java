package io.sessionaudit.auth.credential;

/**
 * The random part of a session that goes into the MAC of its refresh tokens. It stays in the row:
 * without the MAC key it makes no token, and without it no token can be made either.
 */
public final class Nonces {

  /** In bytes. */
  static final int LENGTH = 32;

  private Nonces() {}

  /** Draws 32 bytes. */
  public static byte[] random() {
    return RandomBytes.of(LENGTH);
  }
}
