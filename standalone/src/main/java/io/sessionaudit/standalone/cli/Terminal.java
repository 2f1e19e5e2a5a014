package io.sessionaudit.standalone.cli;

/** Whether a person looks on. */
final class Terminal {

  private Terminal() {}

  /** The launcher knows, Java does not: its console is about standard input and output. */
  static boolean isStandardError() {
    return Boolean.getBoolean("session-audit.terminal");
  }
}
