package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances on one database, in every order. */
class OrderTest {

  private static RunningAuthApi api;
  private static RunningAuthApi other;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.limits.window", "60s"));
    other = api.another();
  }

  @AfterAll
  static void stop() {
    other.close();
    api.close();
  }

  private static String userOf(Browser browser) {
    return browser.get("/auth/whoami").expect(200).json().text("sub");
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Test
  void sixty_four_presentations_of_one_token_are_one_rotation() throws Exception {
    Browser owner = api.browser().signIn(api.newUser());
    String user = userOf(owner);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Browser copy = TwoCalls.at(i % 2 == 0 ? api.url() : other.url(), owner);
      calls.add(() -> {
        copy.refresh().expect(200);
        return copy.refreshToken();
      });
    }
    assertThat(together(calls)).hasSize(64).containsOnly(together(calls.subList(0, 1)).getFirst());
    assertThat(
            api.stored().facts(user, 2).stream()
                .map(TokenRefreshed.class::cast)
                .filter(it -> !it.replayed()))
        .hasSize(1);
  }

  private static TwoCalls held(
      String type, Callable<Browser.Answer> first, Callable<Browser.Answer> second)
      throws Exception {
    return TwoCalls.inOrder(api.database(), type, first, second);
  }

  @Test
  void a_refresh_before_logout_all_is_dead_after_it() throws Exception {
    Browser owner = api.browser().signIn(api.newUser());
    Browser refreshing = TwoCalls.at(other.url(), owner);
    TwoCalls two =
        held(
            "TokenRefreshed", refreshing::refresh, () -> owner.copy().post("/auth/logout-all", ""));
    two.held().expect(200);
    two.behind().expect(200);
    refreshing.refresh().expect(401, "session_revoked");
    refreshing.get("/auth/whoami").expect(401, "session_revoked");
  }

  @Test
  void a_refresh_behind_logout_all_is_refused() throws Exception {
    Browser owner = api.browser().signIn(api.newUser());
    String user = userOf(owner);
    Browser refreshing = TwoCalls.at(other.url(), owner);
    TwoCalls two =
        held("TokenRevoked", () -> owner.copy().post("/auth/logout-all", ""), refreshing::refresh);
    two.held().expect(200);
    two.behind().expect(401, "session_revoked");
    assertThat(api.stored().facts(user, 2)).noneMatch(TokenRefreshed.class::isInstance);
  }

  @Test
  void a_sign_in_before_logout_all_is_dead_after_it() throws Exception {
    String name = api.newUser();
    Browser owner = api.browser().signIn(name);
    Browser second = new Browser(other.url());
    TwoCalls two =
        held(
            "TokenIssued",
            () -> second.post("/auth/login", login(name)),
            () -> owner.copy().post("/auth/logout-all", ""));
    two.held().expect(200);
    assertThat(two.behind().expect(200).json().number("revokedThrough")).isEqualTo(2);
    second.refresh().expect(401, "session_revoked");
  }

  @Test
  void a_sign_in_behind_logout_all_lives() throws Exception {
    String name = api.newUser();
    Browser owner = api.browser().signIn(name);
    Browser second = new Browser(other.url());
    TwoCalls two =
        held(
            "TokenRevoked",
            () -> owner.copy().post("/auth/logout-all", ""),
            () -> second.post("/auth/login", login(name)));
    assertThat(two.held().expect(200).json().number("revokedThrough")).isEqualTo(1);
    two.behind().expect(200);
    second.refresh().expect(200);
    owner.refresh().expect(401, "session_revoked");
  }

  private static String login(String name) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, RunningAuthApi.PASSWORD);
  }
}
