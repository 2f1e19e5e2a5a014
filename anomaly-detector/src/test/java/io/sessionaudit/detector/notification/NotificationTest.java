package io.sessionaudit.detector.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sessionaudit.detector.notification.Receiver.Received;
import io.sessionaudit.event.AnomalyDetected.Verdict;
import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KafkaServer;
import io.sessionaudit.testkit.NewTopics;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.wire.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over a real broker, to a real HTTP server. */
class NotificationTest {

  private static KafkaServer server;
  private static KafkaConnection kafka;
  private static Verdicts verdicts;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final UserId user = Verdicts.someone();

  @BeforeAll
  static void start() throws Exception {
    server = TestServers.ownKafka();
    kafka = KafkaConnection.plaintext(server.bootstrapServers());
    NewTopics.make(server.bootstrapServers(), Topics.all((short) 1));
    verdicts = new Verdicts(kafka);
  }

  @AfterAll
  static void stop() throws Exception {
    verdicts.close();
    server.close();
  }

  private Notification notification(URI url) {
    SigningSecret secret = SigningSecret.of(Receiver.SECRET);
    Endpoint endpoint = new Endpoint(url, secret, Duration.ofSeconds(2), Duration.ofSeconds(1));
    InstantSource clock = InstantSource.system();
    return Notification.start(kafka, endpoint, clock, new NotificationMeters(registry, clock));
  }

  private static void nothingWaits(Notification notification) {
    Eventually.holds(() -> assertThat(notification.status().undelivered()).isZero());
  }

  @Test
  void aVerdictThatEndsSessionsIsToldAndSigned() {
    try (Receiver receiver = new Receiver();
        Notification notification = notification(receiver.url())) {
      String observed = verdicts.write(user, Verdict.OBSERVE);
      String id = verdicts.write(user, Verdict.REVOKE_ALL);

      Eventually.holds(() -> assertThat(receiver.about(id)).hasSize(1));
      Received told = receiver.about(id).getFirst();
      assertThat(told.signature()).isEqualTo(told.expectedSignature());
      assertThat(told.type()).isEqualTo("application/json");
      assertThat(Long.parseLong(told.timestamp())).isPositive();
      assertThat(told.body())
          .matches(
              "\\{\"id\":\"%s\",\"userId\":\"%s\",\"sessionId\":\"01936b1e-7c00-7b22-8000-0000000001ab\",\"verdict\":\"REVOKE_ALL\",\"score\":200,\"signals\":\\[\"DEVICE_CHANGED\",\"REUSE\"],\"profile\":\"strict\",\"ruleSet\":\"session-audit/1\",\"trigger\":\"[0-9a-f-]{36}\",\"at\":\"2026-11-01T08:00:00.250000Z\"}"
                  .formatted(id, user));
      assertThat(receiver.about(observed)).isEmpty();
      nothingWaits(notification);
    }
  }

  @Test
  void whatIsNotTakenComesAgainUnderTheSameIdAndNobodyOvertakesHimself() {
    try (Receiver receiver = new Receiver()) {
      Set<String> seen = ConcurrentHashMap.newKeySet();
      receiver.answers(it -> seen.add(it.id()) ? 500 : 200);
      try (Notification notification = notification(receiver.url())) {
        String first = verdicts.write(user, Verdict.REVOKE_ALL);
        String second = verdicts.write(user, Verdict.REVOKE_ALL);

        Eventually.holds(() -> assertThat(receiver.about(second)).hasSize(2));
        assertThat(receiver.received().stream().map(Received::id))
            .containsExactly(first, first, second, second);
        assertThat(receiver.about(first).stream().map(Received::body).distinct()).hasSize(1);
        assertThat(receiver.received())
            .allSatisfy(it -> assertThat(it.signature()).isEqualTo(it.expectedSignature()));
        nothingWaits(notification);
        assertThat(count("failed")).isEqualTo(2);
        assertThat(count("delivered")).isEqualTo(2);
      }
    }
  }

  @Test
  void aNoticeThatIsRefusedKeepsOnlyItsOwnUserWaiting() {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(it -> it.body().contains(user.toString()) ? 400 : 200);
      try (Notification notification = notification(receiver.url())) {
        String refused = verdicts.write(user, Verdict.REVOKE_ALL);
        String behind = verdicts.write(user, Verdict.REVOKE_ALL);
        List<String> others =
            List.of(
                verdicts.write(Verdicts.someone(), Verdict.REVOKE_ALL),
                verdicts.write(Verdicts.someone(), Verdict.REVOKE_ALL));

        Eventually.holds(() -> assertThat(receiver.about(refused)).hasSizeGreaterThan(2));
        Eventually.holds(
            () -> assertThat(others).allSatisfy(it -> assertThat(receiver.about(it)).hasSize(1)));
        assertThat(receiver.about(behind)).isEmpty();
        Eventually.holds(() -> assertThat(notification.status().undelivered()).isEqualTo(2));
        receiver.answers(_ -> 204);
        nothingWaits(notification);
        assertThat(receiver.about(behind)).hasSize(1);
      }
    }
  }

  @Test
  void aDeadEndpointIsVisibleUntilItLives() {
    int port;
    try (Receiver free = new Receiver()) {
      port = free.port();
    }
    try (Notification notification = notification(URI.create("http://127.0.0.1:" + port + "/"))) {
      String id = verdicts.write(user, Verdict.REVOKE_ALL);

      Eventually.holds(() -> {
        assertThat(notification.status().undelivered()).isEqualTo(1);
        assertThat(notification.status().failure()).startsWith("no connection");
        assertThat(gauge("session.audit.webhook.undelivered")).isEqualTo(1);
        assertThat(gauge("session.audit.webhook.oldest.seconds")).isPositive();
        assertThat(count("failed")).isGreaterThan(1);
      });

      try (Receiver receiver = new Receiver(port)) {
        Eventually.holds(() -> assertThat(receiver.about(id)).hasSize(1));
        nothingWaits(notification);
        assertThat(notification.status().failure()).isNull();
        assertThat(gauge("session.audit.webhook.oldest.seconds")).isZero();
      }
    }
  }

  @Test
  void aRestartInTheMiddleLosesNothing() {
    try (Receiver receiver = new Receiver()) {
      String delivered;
      String waiting;
      try (Notification notification = notification(receiver.url())) {
        delivered = verdicts.write(user, Verdict.REVOKE_ALL);
        Eventually.holds(() -> assertThat(receiver.about(delivered)).hasSize(1));
        nothingWaits(notification);
        receiver.answers(_ -> 503);
        waiting = verdicts.write(user, Verdict.REVOKE_ALL);
        Eventually.holds(() -> assertThat(receiver.about(waiting)).isNotEmpty());
      }
      String whileAway = verdicts.write(user, Verdict.REVOKE_ALL);
      int before = receiver.about(waiting).size();
      receiver.answers(_ -> 200);

      try (Notification notification = notification(receiver.url())) {
        Eventually.holds(() -> assertThat(receiver.about(whileAway)).hasSize(1));
        assertThat(receiver.about(waiting)).hasSize(before + 1);
        assertThat(receiver.about(waiting).stream().map(Received::body).distinct()).hasSize(1);
        nothingWaits(notification);
      }
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(_ -> 307);
      try (Notification notification = notification(receiver.url())) {
        String id = verdicts.write(user, Verdict.REVOKE_ALL);

        Eventually.holds(() ->
            assertThat(notification.status().failure()).isEqualTo("the endpoint answered 307"));
        receiver.answers(_ -> 200);
        nothingWaits(notification);
        assertThat(receiver.about(id)).allSatisfy(it -> assertThat(it.path()).isEqualTo("/hook"));
      }
    }
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private double count(String result) {
    return registry.get("session.audit.webhook.attempts").tag("result", result).counter().count();
  }
}
