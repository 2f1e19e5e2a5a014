package io.sessionaudit.process;

import io.micronaut.context.ApplicationContext;
import io.sessionaudit.logging.Logging;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Runs one service in a process of its own, set by its environment alone. */
public final class ServiceProcess {

  private static final int REFUSED = 2;

  private ServiceProcess() {}

  /**
   * Starts the service and leaves it running. SIGTERM ends it with exit code 0; a start that fails
   * ends the process with 2 and one sentence on standard error.
   *
   * @param service its name
   * @param start returns when the service listens; closing the context ends it
   */
  public static void run(String service, Supplier<ApplicationContext> start) {
    try {
      Logging.toConsole();
      Signals.terminateQuietly();
      AtomicReference<@Nullable ApplicationContext> running = new AtomicReference<>();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> end(running.get(), service), service + "-end"));
      running.set(start.get());
      LoggerFactory.getLogger(service).info("{} serves", service);
    } catch (RuntimeException failure) {
      refuse(service, Refusal.of(failure));
    }
  }

  private static void end(@Nullable ApplicationContext running, String service) {
    if (running != null) {
      running.close();
      LoggerFactory.getLogger(service).info("{} has ended", service);
    }
  }

  /** The process has to go although threads of a half-started context may live. */
  private static void refuse(String service, Refusal refusal) {
    if (!refusal.isSettled()) {
      LoggerFactory.getLogger(service).error("{} did not start", service, refusal.cause());
    }
    System.err.println(service + ": " + refusal.sentence());
    System.exit(REFUSED);
  }
}
