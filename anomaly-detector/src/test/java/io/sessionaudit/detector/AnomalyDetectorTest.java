package io.sessionaudit.detector;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.detector.detection.UserLog;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyDetectorTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void itWaitsForTheLogSaysSoAndThenWorksOverRestartsOfItselfAndOfTheBroker() throws Exception {
    KafkaServer kafka = TestServers.ownKafka();
    Map<String, Object> settings = settings(kafka, TestFolders.fresh("detector"));
    UserLog user = new UserLog(1);
    RecordedEvent signIn = user.signIn();
    RecordedEvent moved = user.after(Duration.ofMinutes(1)).at(AWAY).refresh();
    RecordedEvent afterRestart = user.after(Duration.ofMinutes(1)).at(OFFICE).refresh();
    RecordedEvent afterBroker = user.after(Duration.ofMinutes(1)).at(AWAY).refresh();

    try (ApplicationContext detector = AnomalyDetector.start(settings)) {
      Eventually.holds(() -> {
        HttpResponse<String> readiness = get(detector, "/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).contains("session-events");
      });
      assertThat(get(detector, "/health/liveness").statusCode()).isEqualTo(200);

      LogOnKafka.makeTopics(kafka.bootstrapServers());
      try (LogOnKafka log = new LogOnKafka(kafka.bootstrapServers())) {
        log.write(signIn, moved);
        log.awaitAnomalyOf(moved);
        Eventually.holds(
            () -> assertThat(get(detector, "/health/readiness").statusCode()).isEqualTo(200));
        assertThat(get(detector, "/prometheus").body())
            .contains(
                "session_audit_detector_anomalies_total{verdict=\"REVOKE_ALL\"} 1.0",
                "session_audit_detector_anomalies_total{verdict=\"OBSERVE\"} 0.0",
                "session_audit_detector_events_total 2.0",
                "session_audit_detector_unreadable_total 0.0",
                "session_audit_detector_gaps_total 0.0",
                "session_audit_detector_lag",
                "session_audit_detector_working 1.0");
      }
    }
    try (LogOnKafka log = new LogOnKafka(kafka.bootstrapServers());
        ApplicationContext _ = AnomalyDetector.start(settings)) {
      log.write(afterRestart);
      log.awaitAnomalyOf(afterRestart);
      kafka.stop();
      kafka.start();
      log.writeGarbage(user.user().toString().getBytes(StandardCharsets.UTF_8), new byte[] {1});
      log.write(signIn, moved, afterRestart, afterBroker);
      log.awaitAnomalyOf(afterBroker);
      assertThat(log.causes())
          .containsExactly(
              moved.envelope().id(), afterRestart.envelope().id(), afterBroker.envelope().id());
    }
    kafka.close();
  }

  @Test
  void aKilledDetectorGoesOnWithWhatItKnew() {
    KafkaServer kafka = TestServers.ownKafka();
    LogOnKafka.makeTopics(kafka.bootstrapServers());
    String[] arguments =
        settings(kafka, TestFolders.fresh("killed")).entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    UserLog user = new UserLog(1);
    RecordedEvent signIn = user.signIn();
    RecordedEvent moved = user.at(AWAY).refresh();
    RecordedEvent whileDead = user.at(OFFICE).refresh();
    RecordedEvent afterwards = user.at(AWAY).refresh();

    try (LogOnKafka log = new LogOnKafka(kafka.bootstrapServers())) {
      ChildProcess first = ChildProcess.java(DetectorProcess.class, arguments);
      first.awaitLine("started");
      log.write(signIn, moved);
      log.awaitAnomalyOf(moved);
      first.kill();
      log.write(whileDead);
      try (ChildProcess _ = ChildProcess.java(DetectorProcess.class, arguments)) {
        log.awaitAnomalyOf(whileDead);
        log.write(afterwards);
        log.awaitAnomalyOf(afterwards);
      }
      assertThat(log.causes())
          .containsExactly(
              moved.envelope().id(), whileDead.envelope().id(), afterwards.envelope().id());
    }
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({"strict, REVOKE_ALL", "balanced, OBSERVE", "observe, OBSERVE"})
  void theProfileInTheSettingsIsTheOneThatJudges(String profile, Verdict verdict) {
    KafkaServer kafka = TestServers.ownKafka();
    LogOnKafka.makeTopics(kafka.bootstrapServers());
    Map<String, Object> settings = settings(kafka, TestFolders.fresh("profile"));
    settings.put("session-audit.detection.profile", profile);
    UserLog user = new UserLog(1);
    RecordedEvent signIn = user.signIn();
    RecordedEvent moved = user.after(Duration.ofMinutes(1)).at(AWAY).refresh();

    try (LogOnKafka log = new LogOnKafka(kafka.bootstrapServers());
        ApplicationContext _ = AnomalyDetector.start(settings)) {
      log.write(signIn, moved);
      AnomalyDetected said = (AnomalyDetected) log.awaitAnomalyOf(moved).event();
      assertThat(said.profile()).isEqualTo(profile);
      assertThat(said.verdict()).isEqualTo(verdict);
    }
    kafka.close();
  }

  @Test
  void aSettingThatCannotBeUsedStopsTheStartWithASentence() {
    assertThatThrownBy(
            () -> AnomalyDetector.start(unusable("session-audit.detection.profile", "mild")))
        .rootCause()
        .hasMessage(
            "session-audit.detection.profile must be strict, balanced or observe, not mild");
    assertThatThrownBy(
            () -> AnomalyDetector.start(unusable("session-audit.detection.threads", "13")))
        .rootCause()
        .hasMessage("session-audit.detection.threads must be from 1 to 12");
    assertThatThrownBy(() -> AnomalyDetector.start(unusable("session-audit.profile", "production")))
        .rootCause()
        .hasMessageStartingWith("In production Kafka must know who speaks");
  }

  private static Map<String, Object> unusable(String name, String value) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("session-audit.profile", "demo");
    settings.put("kafka.bootstrap-servers", "127.0.0.1:9092");
    settings.put("session-audit.detection.state-dir", TestFolders.fresh("unusable").toString());
    settings.put("micronaut.server.port", 0);
    settings.put(name, value);
    return settings;
  }

  private static Map<String, Object> settings(KafkaServer kafka, Path folder) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("session-audit.profile", "demo");
    settings.put("session-audit.detection.state-dir", folder.toString());
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("micronaut.server.port", "0");
    return settings;
  }

  private HttpResponse<String> get(ApplicationContext detector, String path) throws Exception {
    URI address = detector.getBean(EmbeddedServer.class).getURI().resolve(path);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }
}
