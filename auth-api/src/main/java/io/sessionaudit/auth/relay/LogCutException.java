package io.sessionaudit.auth.relay;

/** Events that Kafka had acknowledged are gone: sending on would hide that. */
final class LogCutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LogCutException(String message) {
    super(message);
  }
}
