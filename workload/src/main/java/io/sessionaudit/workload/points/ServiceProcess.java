package io.sessionaudit.workload.points;

import io.micronaut.context.ApplicationContext;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.projector.SessionProjector;
import java.util.Map;

/** One service in a process of its own, as it is, with points at which it may be told to die. */
public final class ServiceProcess {

  private ServiceProcess() {}

  /**
   * Runs until the process is told to end.
   *
   * @param arguments the name of a {@link Service}
   */
  public static void main(String[] arguments) {
    Orders.follow();
    Map<String, Object> fromEnvironment = Map.of();
    ApplicationContext context =
        switch (Service.valueOf(arguments[0])) {
          case AUTH -> AuthApi.start(fromEnvironment);
          case PROJECTOR -> SessionProjector.start(fromEnvironment);
          case DETECTOR -> AnomalyDetector.start(fromEnvironment);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(context::close, "shutdown"));
  }
}
