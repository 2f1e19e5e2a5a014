package io.sessionaudit.standalone.platform;

import io.sessionaudit.embedded.PortTakenException;
import io.sessionaudit.embedded.Ports;

/** Five TCP ports. */
public record UpPorts(int auth, int projector, int detector, int kafka, int postgres) {

  /** Says which option helps if another program has one of them. */
  void requireFree(String host) {
    requireFree(host, auth, "--auth-port");
    requireFree(host, projector, "--projector-port");
    requireFree(host, detector, "--detector-port");
    requireFree(Ports.LOOPBACK, kafka, "--kafka-port");
    requireFree(Ports.LOOPBACK, postgres, "--postgres-port");
  }

  private static void requireFree(String host, int port, String option) {
    try {
      Ports.requireFree(host, port);
    } catch (PortTakenException taken) {
      throw new PlatformException(
          "Port %d is taken by another program; end that program or choose another port with %s."
              .formatted(port, option),
          taken);
    }
  }
}
