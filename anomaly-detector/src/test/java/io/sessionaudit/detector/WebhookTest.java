package io.sessionaudit.detector;

import static io.sessionaudit.detector.detection.UserLog.AWAY;
import static io.sessionaudit.detector.detection.UserLog.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.detector.detection.UserLog;
import io.sessionaudit.detector.notification.Receiver;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.testkit.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The webhook as a part of the detector. */
class WebhookTest {

  @Test
  void aDeadEndpointShowsInReadinessAndKeepsNoVerdictWaiting() throws Exception {
    KafkaServer kafka = TestServers.ownKafka();
    LogOnKafka.makeTopics(kafka.bootstrapServers());
    UserLog user = new UserLog(1);
    RecordedEvent signIn = user.signIn();
    RecordedEvent moved = user.after(Duration.ofMinutes(1)).at(AWAY).refresh();
    RecordedEvent again = user.after(Duration.ofMinutes(1)).at(OFFICE).refresh();
    try (Receiver receiver = new Receiver();
        LogOnKafka log = new LogOnKafka(kafka.bootstrapServers());
        ApplicationContext detector = AnomalyDetector.start(settings(kafka, receiver.url()))) {
      receiver.answers(_ -> 500);
      log.write(signIn, moved);
      log.awaitAnomalyOf(moved);
      Eventually.holds(() -> {
        HttpResponse<String> readiness = get(detector, "/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body())
            .contains("\"delivers\":false", "\"undelivered\":1", "the endpoint answered 500");
      });
      log.write(again);
      String id = log.awaitAnomalyOf(again).envelope().id().toString();

      receiver.answers(_ -> 200);

      Eventually.holds(() -> assertThat(receiver.about(id)).hasSize(1));
      Eventually.holds(() ->
          assertThat(get(detector, "/health/readiness").body())
              .contains("\"delivers\":true", "\"undelivered\":0"));
      assertThat(get(detector, "/prometheus").body())
          .contains("session_audit_webhook_undelivered", "session_audit_webhook_oldest_seconds");
    }
    kafka.close();
  }

  @Test
  void withoutASecretOrWithAnAddressInTheClearItDoesNotStart() {
    assertThatThrownBy(() -> AnomalyDetector.start(unusable("https://soc.example.com/hook")))
        .rootCause()
        .hasMessageContaining("SESSION_AUDIT_WEBHOOK_SECRET_FILE");
    Map<String, Object> clear = unusable("http://soc.example.com/hook");
    clear.put("session-audit.webhook.secret", Receiver.SECRET);
    assertThatThrownBy(() -> AnomalyDetector.start(clear))
        .rootCause()
        .hasMessageStartingWith("session-audit.webhook.url is a URL with https");
  }

  private static Map<String, Object> unusable(String url) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("session-audit.profile", "demo");
    settings.put("kafka.bootstrap-servers", "127.0.0.1:9092");
    settings.put("micronaut.server.port", 0);
    settings.put("session-audit.webhook.url", url);
    return settings;
  }

  private static Map<String, Object> settings(KafkaServer kafka, URI url) throws Exception {
    Path folder = TestFolders.fresh("webhook");
    Path secret = Files.writeString(folder.resolve("secret"), Receiver.SECRET + "\n");
    Map<String, Object> settings = unusable(url.toString());
    settings.put("kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("session-audit.detection.state-dir", folder.resolve("state").toString());
    settings.put("session-audit.webhook.secret-file", secret.toString());
    settings.put("session-audit.webhook.longest-pause", "1s");
    return settings;
  }

  private static HttpResponse<String> get(ApplicationContext detector, String path)
      throws Exception {
    URI address = detector.getBean(EmbeddedServer.class).getURI().resolve(path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
