package io.sessionaudit.projector;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.process.ServiceProcess;
import io.sessionaudit.projector.intake.Intake;
import io.sessionaudit.settings.ServiceContext;
import java.util.List;
import java.util.Map;

/** Starts the session projector. */
public final class SessionProjector {

  private static final List<String> REQUIRED =
      List.of(
          "session-audit.issuer",
          "session-audit.audience",
          "session-audit.keys-dir",
          "kafka.bootstrap-servers",
          "jdbc.url",
          "jdbc.username");

  private SessionProjector() {}

  /**
   * Starts the projector; it listens when this returns and folds as soon as Kafka lets it. Closing
   * the context ends it.
   *
   * @param settings property names and values; they win over the environment
   * @throws RuntimeException with a sentence that says what to change, if a setting cannot be used
   */
  public static ApplicationContext start(Map<String, Object> settings) {
    ApplicationContext context = ServiceContext.start("session-projector", settings, REQUIRED);
    try {
      Intake intake = context.getBean(Intake.class);
      context.getBean(EmbeddedServer.class).start();
      intake.start();
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) {
    ServiceProcess.run("session-projector", () -> start(Map.of()));
  }
}
