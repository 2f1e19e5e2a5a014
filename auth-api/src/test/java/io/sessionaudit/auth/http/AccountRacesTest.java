package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.SessionEvent.TokenIssued;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever changes an account, against whatever opens or keeps a session, in both orders, over two
 * instances: nothing lives that should be dead.
 */
class AccountRacesTest {

  private static final String NEXT = "another password entirely";

  private static RunningAuthApi api;
  private static RunningAuthApi other;
  private static Browser admin;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.limits.window", "60s"));
    other = api.another();
    admin = api.admin();
  }

  @AfterAll
  static void stop() {
    other.close();
    api.close();
  }

  /** What happens to an account, and the event that it is held at. */
  enum Change {
    DISABLE("AccountStatusChanged", "{\"status\":\"DISABLED\"}"),
    RESET("PasswordChanged", "{\"password\":\"" + NEXT + "\"}"),
    OWN_PASSWORD("PasswordChanged", ""),
    ROLES("AuthorizationChanged", "{\"roles\":[\"auditor\",\"user\"]}");

    private final String type;
    private final String body;

    Change(String type, String body) {
      this.type = type;
      this.body = body;
    }

    /** Keeps sessions; makes tokens stale. */
    boolean keepsSessions() {
      return this == ROLES;
    }
  }

  /** A user who is signed in, at both instances. */
  private record Person(String name, String id, Browser here, Browser there) {
    static Person signedIn() {
      String name = api.newUser();
      Browser here = api.browser().signIn(name);
      String id = here.get("/auth/whoami").expect(200).json().text("sub");
      return new Person(name, id, here, TwoCalls.at(other.url(), here));
    }

    Callable<Browser.Answer> call(Change change) {
      return change == Change.OWN_PASSWORD
          ? () ->
              here.copy()
                  .post(
                      "/auth/password",
                      "{\"current\":\"%s\",\"new\":\"%s\"}"
                          .formatted(RunningAuthApi.PASSWORD, NEXT))
          : () -> admin.send("PATCH", "/admin/users/" + id, change.body);
    }

    Callable<Browser.Answer> login(Browser browser) {
      String body =
          "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, RunningAuthApi.PASSWORD);
      return () -> browser.post("/auth/login", body);
    }

    long told(Class<?> type) {
      return api.stored().facts(id, 0).stream().filter(type::isInstance).count();
    }
  }

  private static TwoCalls held(
      String type, Callable<Browser.Answer> first, Callable<Browser.Answer> second)
      throws Exception {
    return TwoCalls.inOrder(api.database(), type, first, second);
  }

  /** The access token is useless, and the next one has the new roles. */
  private static void stale(Browser browser) {
    assertThat(api.introspected(browser.accessToken())).isFalse();
    browser.get("/auth/whoami").expect(401, "token_stale");
    browser.refresh().expect(200);
    current(browser);
  }

  private static void current(Browser browser) {
    assertThat(browser.get("/auth/whoami").expect(200).json().texts("roles"))
        .containsExactly("auditor", "user");
  }

  @ParameterizedTest
  @EnumSource
  void a_sign_in_before_the_change_does_not_outlive_it(Change change) throws Exception {
    Person person = Person.signedIn();
    Browser second = new Browser(other.url());
    TwoCalls two = held("TokenIssued", person.login(second), person.call(change));
    two.held().expect(200);
    two.behind().expect(200);
    if (change.keepsSessions()) {
      stale(second);
    } else {
      api.dead(second);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_sign_in_behind_the_change_rests_on_it(Change change) throws Exception {
    Person person = Person.signedIn();
    Browser second = new Browser(other.url());
    TwoCalls two = held(change.type, person.call(change), person.login(second));
    two.held().expect(200);
    if (change.keepsSessions()) {
      two.behind().expect(200);
      current(second);
    } else {
      two.behind().expect(401, "invalid_credentials");
      assertThat(person.told(TokenIssued.class)).isEqualTo(change == Change.OWN_PASSWORD ? 2 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_before_the_change_does_not_outlive_it(Change change) throws Exception {
    Person person = Person.signedIn();
    TwoCalls two = held("TokenRefreshed", person.there()::refresh, person.call(change));
    two.held().expect(200);
    two.behind().expect(200);
    if (change.keepsSessions()) {
      stale(person.there());
    } else {
      api.dead(person.there());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_behind_the_change_rests_on_it(Change change) throws Exception {
    Person person = Person.signedIn();
    TwoCalls two = held(change.type, person.call(change), person.there()::refresh);
    two.held().expect(200);
    if (change.keepsSessions()) {
      two.behind().expect(200);
      current(person.there());
    } else {
      two.behind().expect(401, "session_revoked");
      assertThat(person.told(TokenRefreshed.class)).isZero();
      api.dead(person.here());
    }
  }

  @Test
  void of_two_password_changes_at_once_one_counts() throws Exception {
    Person person = Person.signedIn();
    Callable<Browser.Answer> second =
        () ->
            person
                .there()
                .post(
                    "/auth/password",
                    "{\"current\":\"%s\",\"new\":\"yet another password\"}"
                        .formatted(RunningAuthApi.PASSWORD));
    TwoCalls two = held("PasswordChanged", person.call(Change.OWN_PASSWORD), second);
    two.held().expect(200);
    two.behind().expect(401, "session_revoked");
    api.browser().signIn(person.name(), NEXT);
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLE", "ROLES"})
  void two_admins_who_end_each_other_leave_one(Change change) throws Exception {
    Person second = Person.signedIn();
    String first = admin.get("/auth/whoami").expect(200).json().text("sub");
    admin.send("PATCH", "/admin/users/" + second.id(), "{\"roles\":[\"admin\"]}").expect(200);
    second.there().refresh().expect(200);
    TwoCalls two =
        held(
            change.type,
            second.call(change),
            () -> second.there().send("PATCH", "/admin/users/" + first, change.body));
    two.held().expect(200);
    two.behind().expect(409, "conflict");
    assertThat(admins()).isEqualTo(1);
    admin.get("/admin/users?limit=1").expect(200);
  }

  @Test
  void admins_who_end_each_other_all_at_once_leave_one() throws Exception {
    String first = admin.get("/auth/whoami").expect(200).json().text("sub");
    List<Person> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Person person = Person.signedIn();
      admin.send("PATCH", "/admin/users/" + person.id(), "{\"roles\":[\"admin\"]}").expect(200);
      person.there().refresh().expect(200);
      all.add(person);
    }
    List<Callable<Browser.Answer>> calls = new ArrayList<>();
    for (Person by : all) {
      for (Person of : all) {
        calls.add(() ->
            by.there().copy().send("PATCH", "/admin/users/" + of.id(), "{\"roles\":[\"user\"]}"));
      }
      calls.add(
          () -> by.there().copy().send("PATCH", "/admin/users/" + first, "{\"roles\":[\"user\"]}"));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Browser.Answer> answer : threads.invokeAll(calls)) {
        assertThat(answer.get().status()).isIn(200, 401, 403, 409);
      }
    }
    assertThat(admins()).isEqualTo(1);
    api.database()
        .execute("UPDATE auth.account SET roles = '{admin,user}' WHERE user_id = '" + first + "'");
    admin = api.admin();
  }

  private static long admins() {
    return api.stored().count("auth.account WHERE status = 'ACTIVE' AND 'admin' = ANY (roles)");
  }
}
