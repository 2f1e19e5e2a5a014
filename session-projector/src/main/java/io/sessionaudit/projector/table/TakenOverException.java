package io.sessionaudit.projector.table;

/** Somebody else has folded on from here: this instance no longer owns the partition. */
public final class TakenOverException extends Exception {

  private static final long serialVersionUID = 1L;

  TakenOverException(String message) {
    super(message);
  }
}
