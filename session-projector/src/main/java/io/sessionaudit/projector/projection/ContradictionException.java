package io.sessionaudit.projector.projection;

/**
 * A readable event that cannot follow what its stream said before. The stream is parked: guessing
 * would give rows that no log explains.
 */
public final class ContradictionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ContradictionException(String message) {
    super(message);
  }
}
