package io.sessionaudit.auth.credential;

import java.nio.file.Path;

/**
 * A key file cannot be used. The message is a sentence that says what to do; it never holds key
 * material, and neither does a cause, so there is none.
 */
public final class KeyFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyFileException(Path path, String sentence) {
    super(path + ": " + sentence);
  }
}
