package io.sessionaudit.auth.recovery;

/** Nothing was changed; the message says why, as a sentence for operators. */
public final class RecoveryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecoveryException(String message) {
    super(message);
  }

  RecoveryException(String message, Throwable cause) {
    super(message, cause);
  }
}
