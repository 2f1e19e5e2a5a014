package io.sessionaudit.standalone.cli;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.platform.UpPorts;
import picocli.CommandLine.Option;

/** Where everything listens; 0 stands for a free port. */
final class PortOptions {

  @Option(
      names = "--auth-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "auth-api, 0 for a free one, as with all of them (default: ${DEFAULT-VALUE})")
  private int auth = 8080;

  @Option(
      names = "--projector-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "session-projector (default: ${DEFAULT-VALUE})")
  private int projector = 8081;

  @Option(
      names = "--detector-port",
      paramLabel = "PORT",
      defaultValue = "8082",
      description = "anomaly-detector (default: ${DEFAULT-VALUE})")
  private int detector = 8082;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "19092",
      description = "Kafka (default: ${DEFAULT-VALUE})")
  private int kafka = 19092;

  @Option(
      names = "--postgres-port",
      paramLabel = "PORT",
      defaultValue = "15432",
      description = "PostgreSQL (default: ${DEFAULT-VALUE})")
  private int postgres = 15432;

  UpPorts chosen() {
    return new UpPorts(
        orFree(auth), orFree(projector), orFree(detector), orFree(kafka), orFree(postgres));
  }

  private static int orFree(int port) {
    return port == 0 ? Ports.free() : port;
  }
}
