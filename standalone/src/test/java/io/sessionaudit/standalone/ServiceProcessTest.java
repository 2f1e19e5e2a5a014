package io.sessionaudit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.embedded.Ports;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.TestFolders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service as a process of its own, set by its environment alone. */
class ServiceProcessTest {

  @Test
  void aRefusedStartSaysOneSentenceAndEndsWith2() {
    try (ChildProcess refused =
        ChildProcess.java(Map.of("SESSION_AUDIT_ISUER", "https://x.example"), AuthApi.class)) {
      assertThat(refused.awaitEnd()).isEqualTo(2);

      assertThat(refused.output().lines())
          .singleElement()
          .asString()
          .startsWith("auth-api: SESSION_AUDIT_ISUER is not a setting of this service");
    }
  }

  @Test
  void logsToStandardOutputAndEndsCleanlyWhenItIsTold() {
    int port = Ports.free();
    Map<String, String> environment =
        Map.of(
            "SESSION_AUDIT_PROFILE",
            "demo",
            "SESSION_AUDIT_LOG_FORMAT",
            "json",
            "SESSION_AUDIT_DETECTION_STATE_DIR",
            TestFolders.fresh("detector").toString(),
            // Nobody is there: it waits.
            "KAFKA_BOOTSTRAP_SERVERS",
            "127.0.0.1:" + Ports.free(),
            "MICRONAUT_SERVER_PORT",
            String.valueOf(port));
    try (ChildProcess service = ChildProcess.java(environment, AnomalyDetector.class)) {
      String line = service.awaitLine("anomaly-detector serves");
      assertThat(Fields.read(line.getBytes(StandardCharsets.UTF_8)).text("level"))
          .isEqualTo("INFO");

      service.terminate();

      assertThat(service.awaitEnd()).isZero();
      assertThat(service.output()).contains("anomaly-detector has ended");
    }
  }
}
