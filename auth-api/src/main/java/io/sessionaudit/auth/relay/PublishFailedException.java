package io.sessionaudit.auth.relay;

/** The producer gave up on a record. What follows it was not sent. */
final class PublishFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublishFailedException(Throwable cause) {
    super("Kafka did not take a record", cause);
  }
}
