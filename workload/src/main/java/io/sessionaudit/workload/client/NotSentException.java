package io.sessionaudit.workload.client;

/** Nobody listens there: the request was not carried out, and may be made elsewhere. */
public final class NotSentException extends NoAnswerException {

  private static final long serialVersionUID = 1L;

  NotSentException(Throwable cause) {
    super(cause);
  }
}
