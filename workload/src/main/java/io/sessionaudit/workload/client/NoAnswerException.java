package io.sessionaudit.workload.client;

/** The connection was cut, so nobody knows whether the request was carried out. */
public class NoAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  NoAnswerException(Throwable cause) {
    super(cause);
  }
}
