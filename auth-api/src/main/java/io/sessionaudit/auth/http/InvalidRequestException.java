package io.sessionaudit.auth.http;

/** A request that this call does not take. The message is a sentence for the caller. */
final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidRequestException(String sentence) {
    super(sentence);
  }

  /** The sentence. */
  String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
