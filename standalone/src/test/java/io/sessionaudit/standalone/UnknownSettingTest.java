package io.sessionaudit.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.detector.AnomalyDetector;
import io.sessionaudit.projector.SessionProjector;
import io.sessionaudit.testkit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting that nobody reads stops every service before it touches anything. */
class UnknownSettingTest {

  static List<Function<Map<String, Object>, ApplicationContext>> services() {
    return List.of(AuthApi::start, SessionProjector::start, AnomalyDetector::start);
  }

  @ParameterizedTest
  @MethodSource("services")
  void stopsTheStart(Function<Map<String, Object>, ApplicationContext> service) {
    assertThatThrownBy(() -> service.apply(Map.of("session-audit.limits.acess", "5m")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "session-audit.limits.acess is not a setting of this service; the nearest one is"
                + " session-audit.limits.access.");
  }

  @ParameterizedTest
  @MethodSource("services")
  void soDoesOneThatIsMissing(Function<Map<String, Object>, ApplicationContext> service) {
    assertThatThrownBy(() -> service.apply(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "\\S+ is not set: set it, or [A-Z_]+\\. See docs/configuration\\.md\\.");
  }

  /** A property of the launcher's is a setting to every service that runs under it. */
  @Test
  void theLauncherSetsNothingButWhatIsKnownToBeItsOwn() throws IOException {
    String launcher = Files.readString(Path.of("..", "session-audit"));

    assertThat(Pattern.compile("-D(session-audit[a-z.-]+)").matcher(launcher).results())
        .extracting(it -> it.group(1))
        .containsOnly("session-audit.terminal");
  }

  @Test
  void anEnvironmentVariableCountsToo() {
    try (ChildProcess detector =
        ChildProcess.java(
            Map.of("SESSION_AUDIT_DETECTON_PROFILE", "observe"), AnomalyDetector.class)) {
      assertThat(detector.awaitEnd()).isNotZero();
      assertThat(detector.output())
          .contains("SESSION_AUDIT_DETECTON_PROFILE is not a setting of this service")
          .contains("the nearest one is SESSION_AUDIT_DETECTION_PROFILE.");
    }
  }
}
