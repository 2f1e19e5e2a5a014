package io.sessionaudit.standalone.running;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform for all test classes that ask for it, ended behind the last of them. Every refresh
 * rotates there, a spent token is late at once, and a user may have few sessions. Whoever stops a
 * part of it starts it again.
 */
public final class SharedPlatform implements ParameterResolver {

  /** How many sessions a user may have open at once. */
  public static final int SESSIONS = 10;

  private static final Namespace SHARED = Namespace.create(SharedPlatform.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningPlatform.class;
  }

  @Override
  public RunningPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .getOrComputeIfAbsent(RunningPlatform.class, _ -> start(), RunningPlatform.class);
  }

  private static RunningPlatform start() {
    try {
      return RunningPlatform.start(
          Map.of(
              "session-audit.limits.window", "1ms",
              "session-audit.limits.sessions", SESSIONS,
              "session-audit.sweeper.every", "1s"));
    } catch (Exception e) {
      throw new IllegalStateException("The platform does not start", e);
    }
  }
}
