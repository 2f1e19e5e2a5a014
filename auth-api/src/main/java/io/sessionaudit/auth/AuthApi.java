package io.sessionaudit.auth;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.config.Running;
import java.util.HashMap;
import java.util.Map;

/** Starts the auth API. */
public final class AuthApi {

  private AuthApi() {}

  /**
   * Starts the service; it serves when this returns. Closing the context ends it.
   *
   * @param settings property names and values; they win over the environment
   * @throws RuntimeException with a sentence that says what to change, if a setting cannot be used
   */
  public static ApplicationContext start(Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("session-audit.service", "auth-api");
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .overrideConfigLocations("classpath:auth-api/")
            .properties(properties)
            .start();
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
    ApplicationContext context = start(Map.of());
    Runtime.getRuntime().addShutdownHook(new Thread(context::close, "shutdown"));
  }
}
