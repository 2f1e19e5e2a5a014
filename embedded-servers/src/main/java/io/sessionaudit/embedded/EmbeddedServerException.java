package io.sessionaudit.embedded;

import org.jspecify.annotations.Nullable;

/** A server could not be started or stopped; the message says why, for a person to read. */
public class EmbeddedServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
