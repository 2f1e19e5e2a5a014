package io.sessionaudit.wire;

/**
 * Bytes that are no event of this platform, or one that only a newer version can read. The message
 * names headers and fields, never their values.
 */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableEventException(String message) {
    super(message);
  }

  public UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
