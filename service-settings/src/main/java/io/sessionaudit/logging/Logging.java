package io.sessionaudit.logging;

import java.nio.file.Path;

/**
 * Where lines of the log go. Has to be said before anything logs. Who starts Java with {@code
 * -Dlogback.configurationFile} has the last word.
 */
public final class Logging {

  private static final String FOLDER = "io/sessionaudit/logging/";
  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /**
   * To standard output, for whoever collects the lines of services.
   *
   * @throws IllegalArgumentException with a sentence if the environment asks for an unknown format
   */
  public static void toConsole() {
    to("console");
  }

  /**
   * Into a file in the folder; the console is for the progress.
   *
   * @throws IllegalArgumentException with a sentence if the environment asks for an unknown format
   */
  public static void into(Path folder) {
    System.setProperty("session-audit.logs", folder.toString());
    to("file");
  }

  /** Nowhere: what commands have to say, they say on the console. */
  public static void nowhere() {
    System.setProperty(CONFIGURATION, FOLDER + "logback-off.xml");
  }

  private static void to(String place) {
    LogFormat format = LogFormat.of(System.getenv("SESSION_AUDIT_LOG_FORMAT"));
    System.setProperty("session-audit.log-to", place);
    System.setProperty("session-audit.log-format", format.word());
    String chosen = System.getProperty(CONFIGURATION, "");
    if (chosen.isEmpty() || chosen.startsWith(FOLDER)) {
      System.setProperty(CONFIGURATION, FOLDER + "logback.xml");
    }
  }
}
