package io.sessionaudit.workload.client;

/** The connection was refused or cut, so nobody knows whether the request was carried out. */
public final class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  NoAnswerException(Throwable cause) {
    super(cause);
  }
}
