package io.sessionaudit.standalone;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.platform.UpPorts;
import java.util.List;

/** Ports for a platform that a test starts. */
final class FreePlatform {

  private FreePlatform() {}

  static UpPorts ports() {
    return new UpPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
  }

  static List<String> options(UpPorts ports) {
    return List.of(
        "--auth-port=" + ports.auth(),
        "--projector-port=" + ports.projector(),
        "--detector-port=" + ports.detector(),
        "--kafka-port=" + ports.kafka(),
        "--postgres-port=" + ports.postgres());
  }
}
