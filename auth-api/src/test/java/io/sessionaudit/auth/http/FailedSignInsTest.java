package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.Event;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What wrong passwords and unknown names leave behind, after the answer has left. */
class FailedSignInsTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static void fail(String name) {
    api.browser()
        .post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"not the password\"}".formatted(name))
        .expect(401, "invalid_credentials");
  }

  @Test
  void a_wrong_password_stands_in_the_users_own_stream_once_a_minute() {
    String name = api.newUser();
    String user = api.browser().signIn(name).get("/auth/whoami").expect(200).json().text("sub");
    for (int i = 0; i < 5; i++) {
      fail(name);
    }
    Eventually.holds(() ->
        assertThat(api.stored().facts(user, 2))
            .singleElement()
            .isInstanceOfSatisfying(
                LoginFailed.class,
                it -> assertThat(it.cause()).isEqualTo(LoginFailure.BAD_PASSWORD)));
  }

  @Test
  void an_unknown_name_stands_in_the_stream_of_strangers_without_the_name() {
    fail("a password typed as a name");
    Eventually.holds(() -> assertThat(strangers()).isNotEmpty());
    assertThat(strangers())
        .allSatisfy(it -> {
          assertThat(it).isInstanceOf(LoginFailed.class);
          assertThat(it.user()).isNull();
        });
    assertThat(
            api.stored()
                .count("auth.journal WHERE encode(data, 'escape') LIKE '%typed as a name%'"))
        .isZero();
  }

  private static List<Event> strangers() {
    return api.stored().allEvents().stream()
        .filter(it -> it.envelope().stream().name().equals("strangers"))
        .map(it -> it.event())
        .toList();
  }
}
