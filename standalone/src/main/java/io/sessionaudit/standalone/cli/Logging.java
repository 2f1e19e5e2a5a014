package io.sessionaudit.standalone.cli;

import java.nio.file.Path;

/** Where log lines go. Has to be said before anything logs. */
final class Logging {

  private Logging() {}

  /** Into a file in the folder; the console is for the progress. */
  static void into(Path folder) {
    System.setProperty("session-audit.logs", folder.toString());
    System.setProperty("logback.configurationFile", "standalone/logback.xml");
  }

  /** Nowhere: what commands have to say, they say on the console. */
  static void nowhere() {
    System.setProperty("logback.configurationFile", "standalone/logback-off.xml");
  }
}
