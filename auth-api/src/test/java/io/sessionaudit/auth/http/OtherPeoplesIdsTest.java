package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every id that somebody else has, at every call of the router that takes one: knowing it gives no
 * right, and nothing has changed afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherPeoplesIdsTest {

  private final RunningAuthApi api = RunningAuthApi.start(Map.of());
  private final Browser victim = api.browser().signIn(api.newUser());
  private final Browser admin = api.browser().signIn(api.newUser("admin"));
  private final Browser user = api.browser().signIn(api.newUser());
  private final Browser security = api.browser().signIn(api.newUser("security"));
  private String before = "";

  @BeforeEach
  void look() {
    before = api.stored().everything();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  Stream<Route> withId() {
    return Route.all(api.bean(Router.class)).stream().filter(it -> it.isGuarded() && it.varies());
  }

  private static Browser.Answer send(Browser browser, Route route, String id) {
    return browser.send(route.method(), route.path(id), route.json() ? route.body() : "");
  }

  private List<String> ids(Browser of) {
    Fields self = of.copy().get("/auth/whoami").expect(200).json();
    String session = self.text("sid");
    return List.of(
        self.text("sub"),
        session,
        session + ".1",
        session.replace("-", ""),
        api.credential("client").getProperty("clientId"));
  }

  @ParameterizedTest
  @MethodSource("withId")
  void are_of_no_use_to_a_user(Route route) {
    for (Browser other : List.of(victim, admin)) {
      for (String id : ids(other)) {
        Browser.Answer answer = send(user, route, id);
        assertThat(answer.status()).as(route + " " + id + answer.body()).isIn(403, 404);
      }
    }
    unchanged();
  }

  /** Whoever may end sessions may not end those of the people who could stop him. */
  @ParameterizedTest
  @MethodSource("withId")
  void of_an_admin_are_of_no_use_to_security(Route route) {
    for (String id : ids(admin)) {
      Browser.Answer answer = send(security, route, id);
      assertThat(answer.status()).as(route + " " + id + answer.body()).isIn(403, 404);
    }
    unchanged();
  }

  private void unchanged() {
    assertThat(api.stored().everything()).isEqualTo(before);
    victim.get("/auth/whoami").expect(200);
    admin.get("/auth/whoami").expect(200);
  }
}
