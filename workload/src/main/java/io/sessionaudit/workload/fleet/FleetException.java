package io.sessionaudit.workload.fleet;

/** The platform under test does not do what any run needs; its message is a sentence. */
public final class FleetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FleetException(String sentence) {
    super(sentence);
  }

  public FleetException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
