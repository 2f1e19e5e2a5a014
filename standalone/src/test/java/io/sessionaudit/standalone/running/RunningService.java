package io.sessionaudit.standalone.running;

import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the services; stopped and started again it has the same settings and the same port. */
public final class RunningService implements AutoCloseable {

  private final Function<Map<String, Object>, ApplicationContext> program;
  private final Map<String, Object> settings;
  private @Nullable ApplicationContext context;

  RunningService(
      Function<Map<String, Object>, ApplicationContext> program, Map<String, Object> settings) {
    this.program = program;
    this.settings = Map.copyOf(settings);
  }

  /** Returns when it listens. */
  public void start() {
    context = program.apply(settings);
  }

  /** Returns when it has ended. Does nothing if it does not run. */
  public void stop() {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + settings.get("micronaut.server.port"));
  }

  String setting(String name) {
    return String.valueOf(settings.get(name));
  }

  @Override
  public void close() {
    stop();
  }
}
