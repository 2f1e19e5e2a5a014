package io.sessionaudit.standalone.cli;

import io.sessionaudit.standalone.logging.LogFormat;
import io.sessionaudit.standalone.platform.PlatformException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where log lines go. Has to be said before anything logs. */
final class Logging {

  private Logging() {}

  /**
   * Into a file in the folder; the console is for the progress.
   *
   * @throws PlatformException with a sentence if the environment asks for an unknown format
   */
  static void into(Path folder) {
    LogFormat format = format(System.getenv("SESSION_AUDIT_LOG_FORMAT"));
    System.setProperty("session-audit.logs", folder.toString());
    System.setProperty("session-audit.log-format", format.word());
    System.setProperty("logback.configurationFile", "standalone/logback.xml");
  }

  private static LogFormat format(@Nullable String asked) {
    try {
      return LogFormat.of(asked);
    } catch (IllegalArgumentException e) {
      throw new PlatformException(String.valueOf(e.getMessage()));
    }
  }

  /** Nowhere: what commands have to say, they say on the console. */
  static void nowhere() {
    System.setProperty("logback.configurationFile", "standalone/logback-off.xml");
  }
}
