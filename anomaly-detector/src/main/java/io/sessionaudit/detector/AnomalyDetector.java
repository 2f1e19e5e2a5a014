package io.sessionaudit.detector;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.detector.topology.DetectorStreams;
import io.sessionaudit.process.ServiceProcess;
import io.sessionaudit.settings.ServiceContext;
import java.util.List;
import java.util.Map;

/** Starts the anomaly detector. */
public final class AnomalyDetector {

  private static final List<String> REQUIRED = List.of("kafka.bootstrap-servers");

  private AnomalyDetector() {}

  /**
   * Starts the detector; it listens when this returns and works as soon as Kafka lets it. Closing
   * the context ends it; close it before the broker, so that its last transaction is finished.
   *
   * @param settings property names and values; they win over the environment
   * @throws RuntimeException with a sentence that says what to change, if a setting cannot be used
   */
  public static ApplicationContext start(Map<String, Object> settings) {
    ApplicationContext context = ServiceContext.start("anomaly-detector", settings, REQUIRED);
    try {
      DetectorStreams streams = context.getBean(DetectorStreams.class);
      context.getBean(EmbeddedServer.class).start();
      streams.start();
      return context;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) {
    ServiceProcess.run("anomaly-detector", () -> start(Map.of()));
  }
}
