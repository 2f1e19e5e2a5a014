package io.sessionaudit.standalone.platform;

import org.jspecify.annotations.Nullable;

/** Something could not be done; the message is a sentence for a person that says why. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlatformException(String message) {
    this(message, null);
  }

  public PlatformException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
