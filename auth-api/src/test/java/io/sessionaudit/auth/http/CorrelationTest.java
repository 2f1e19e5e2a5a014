package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.Eventually;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An answer, its problem document and the events of the request carry one id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrelationTest {

  private final RunningAuthApi api = RunningAuthApi.start(Map.of());

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void the_events_of_a_request_have_the_id_of_its_answer() {
    Browser user = api.browser();
    Browser.Answer answer =
        user.post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(api.newUser(), RunningAuthApi.PASSWORD));
    assertThat(events(answer)).isEqualTo(1);
    assertThat(events(user.post("/auth/logout-all", ""))).isEqualTo(1);
  }

  @Test
  void what_is_written_after_the_answer_has_it_too() {
    Browser.Answer answer =
        api.browser()
            .post("/auth/login", "{\"username\":\"nobody\",\"password\":\"wrong password\"}")
            .expect(401);
    Eventually.holds(() -> assertThat(events(answer)).isEqualTo(1));
    assertThat(answer.json().text("correlationId")).isEqualTo(id(answer));
  }

  @Test
  void nobody_chooses_it_himself() {
    String wished = UUID.randomUUID().toString();
    Browser.Answer answer =
        api.browser().send("GET", "/auth/whoami", "", "X-Correlation-Id", wished).expect(401);
    assertThat(id(answer)).isNotEqualTo(wished);
  }

  private static String id(Browser.Answer answer) {
    return answer.response().headers().firstValue("X-Correlation-Id").orElseThrow();
  }

  private long events(Browser.Answer answer) {
    return api.stored().count("auth.journal WHERE correlation = '" + id(answer) + "'");
  }
}
