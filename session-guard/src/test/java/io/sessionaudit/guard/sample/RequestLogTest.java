package io.sessionaudit.guard.sample;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.sessionaudit.testkit.Eventually;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every request has an id that its answer and its lines show, and one line about its answer. */
class RequestLogTest {

  private static final Service SERVICE = Service.start(Map.of("session-audit.problems", true));

  private final Logger ours = (Logger) LoggerFactory.getLogger("io.sessionaudit");
  private final Level before = ours.getLevel();
  private final Lines lines = new Lines();

  /** What is logged from many threads. */
  private static final class Lines extends ListAppender<ILoggingEvent> {

    synchronized List<ILoggingEvent> of(String id) {
      return list.stream()
          .filter(it -> id.equals(it.getMDCPropertyMap().get("correlationId")))
          .toList();
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      super.append(event);
    }
  }

  @BeforeEach
  void listen() {
    lines.start();
    ours.addAppender(lines);
    ours.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    ours.detachAppender(lines);
    ours.setLevel(before);
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void everyLineOfARequestHasItsIdAlsoFromAVirtualThread() {
    HttpResponse<String> answer = SERVICE.get("/notes/logging/secret-word?token=secret-too");

    assertThat(answer.body()).isEqualTo("virtual");
    Eventually.holds(() -> assertThat(lines.of(id(answer))).hasSize(2));
    assertThat(lines.of(id(answer)).getFirst().getFormattedMessage()).isEqualTo("a line of 11");
    assertThat(pairs(lines.of(id(answer)).getLast()))
        .containsEntry("method", "GET")
        .containsEntry("route", "/notes/logging/{word}")
        .containsEntry("status", "200")
        .containsKey("millis")
        .doesNotContainKey("code");
    assertThat(lines.list.toString()).doesNotContain("secret");
  }

  @Test
  void aRefusalSaysItsCodeAndTheProblemItsRequest() {
    HttpResponse<String> answer = SERVICE.get("/notes/mine");

    assertThat(answer.body()).contains("\"correlationId\":\"" + id(answer) + "\"");
    Eventually.holds(() -> assertThat(lines.of(id(answer))).hasSize(1));
    assertThat(pairs(lines.of(id(answer)).getFirst()))
        .containsEntry("status", "401")
        .containsEntry("code", "invalid_token");
  }

  @Test
  void whatNobodyKnowsIsNoRoute() {
    HttpResponse<String> answer = SERVICE.get("/not-a-path-of-ours");

    Eventually.holds(() -> assertThat(lines.of(id(answer))).hasSize(1));
    assertThat(pairs(lines.of(id(answer)).getFirst()))
        .containsEntry("route", "none")
        .containsEntry("code", "not_found");
  }

  @Test
  void theFailureOfARequestHasItsIdToo() {
    HttpResponse<String> answer = SERVICE.get("/notes/broken");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"correlationId\":\"" + id(answer) + "\"");
    Eventually.holds(() -> assertThat(lines.of(id(answer))).isNotEmpty());
  }

  @Test
  void theCallerDoesNotChooseIt() {
    String wished = UUID.randomUUID().toString();
    HttpResponse<String> one = SERVICE.get("/notes/page?number=1", "X-Correlation-Id", wished);
    HttpResponse<String> other = SERVICE.get("/notes/page?number=1", "X-Correlation-Id", wished);

    assertThat(id(one)).isNotEqualTo(wished).isNotEqualTo(id(other));
    assertThat(UUID.fromString(id(one)).version()).isEqualTo(7);
  }

  @Test
  void refusalsAreCountedByCode() {
    double known = refusals();
    SERVICE.get("/not-a-path-of-ours");
    Eventually.holds(() -> assertThat(refusals()).isEqualTo(known + 1));
  }

  private static double refusals() {
    return SERVICE
        .context()
        .getBean(MeterRegistry.class)
        .get("session.audit.problems")
        .tag("code", "not_found")
        .functionCounter()
        .count();
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Correlation-Id").orElseThrow();
  }

  private static Map<String, String> pairs(ILoggingEvent line) {
    return line.getKeyValuePairs().stream()
        .collect(Collectors.toMap(it -> it.key, it -> String.valueOf(it.value)));
  }
}
