package io.sessionaudit.process;

import io.sessionaudit.logging.Printable;

/**
 * Why a start failed.
 *
 * @param cause what was thrown
 * @param sentence for a person, on one line
 * @param isSettled whether the sentence says all: a setting cannot be used
 */
record Refusal(Throwable cause, String sentence, boolean isSettled) {

  static Refusal of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof IllegalArgumentException)) {
      root = root.getCause();
    }
    boolean settled = root instanceof IllegalArgumentException;
    String message = root.getMessage();
    String said = message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    String sentence = (settled ? "" : "it did not start: ") + said.strip();
    return new Refusal(failure, Printable.of(sentence), settled);
  }
}
