package io.sessionaudit.projector.query;

/** A question that cannot be answered as it was asked. The message goes to the caller. */
final class AskedWronglyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AskedWronglyException(String message) {
    super(message);
  }
}
