package io.sessionaudit.auth;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.config.Running;
import io.sessionaudit.process.ServiceProcess;
import io.sessionaudit.settings.ServiceContext;
import java.util.List;
import java.util.Map;

/** Starts the auth API. */
public final class AuthApi {

  private static final List<String> REQUIRED =
      List.of(
          "session-audit.issuer",
          "session-audit.audience",
          "session-audit.keys-dir",
          "kafka.bootstrap-servers",
          "jdbc.url",
          "jdbc.username");

  private AuthApi() {}

  /**
   * Starts the service; it serves when this returns. Closing the context ends it.
   *
   * @param settings property names and values; they win over the environment
   * @throws RuntimeException with a sentence that says what to change, if a setting cannot be used
   */
  public static ApplicationContext start(Map<String, Object> settings) {
    ApplicationContext context = ServiceContext.start("auth-api", settings, REQUIRED);
    try {
      context.getBean(Running.class).begin();
      context.getBean(EmbeddedServer.class).start();
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) {
    ServiceProcess.run("auth-api", () -> start(Map.of()));
  }
}
