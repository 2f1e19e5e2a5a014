package io.sessionaudit.workload.load;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** An endpoint of the same framework that does nothing: what HTTP alone costs. */
public final class EmptyService {

  private EmptyService() {}

  /** The endpoint. */
  @Controller
  @Requires(property = "workload.empty")
  public static final class Endpoint {

    @Get("/empty")
    String empty() {
      return "{}";
    }
  }

  /**
   * Serves until the process ends.
   *
   * @param arguments the port
   */
  public static void main(String[] arguments) {
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(
                Map.of(
                    "workload.empty",
                    true,
                    "micronaut.security.enabled",
                    false,
                    "micronaut.server.host",
                    "127.0.0.1",
                    "micronaut.server.port",
                    arguments[0]))
            .start();
    context.getBean(EmbeddedServer.class).start();
  }
}
