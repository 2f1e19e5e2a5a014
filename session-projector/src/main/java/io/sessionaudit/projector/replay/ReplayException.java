package io.sessionaudit.projector.replay;

/** Nothing was compared and nothing changed; the message says why and what to do, as sentences. */
public final class ReplayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReplayException(String message) {
    super(message);
  }

  ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
