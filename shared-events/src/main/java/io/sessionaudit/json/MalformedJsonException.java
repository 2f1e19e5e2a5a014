package io.sessionaudit.json;

/** Bytes that are not the JSON that was expected. The message names fields, never their values. */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedJsonException(String message) {
    super(message);
  }
}
