package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Event;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a sign-in does to sessions that are open already. */
class OtherSessionsTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.limits.sessions", 3));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String login(String name, boolean endOthers) {
    return "{\"username\":\"%s\",\"password\":\"%s\",\"endOthers\":%s}"
        .formatted(name, RunningAuthApi.PASSWORD, endOthers);
  }

  private static String userOf(Browser browser) {
    return browser.get("/auth/whoami").expect(200).json().text("sub");
  }

  private static List<RevocationReason> reasons(String user) {
    return api.stored().facts(user, 1).stream()
        .filter(TokenRevoked.class::isInstance)
        .map(it -> ((TokenRevoked) it).reason())
        .toList();
  }

  @Test
  void a_sign_in_over_the_cookies_of_a_live_session_ends_that_one_in_the_same_commit() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    String user = userOf(browser);
    Browser before = browser.copy();
    browser.signIn(name);
    before.get("/auth/whoami").expect(401, "session_revoked");
    before.refresh().expect(401, "session_revoked");
    browser.refresh().expect(200);
    assertThat(reasons(user)).containsExactly(RevocationReason.REPLACED);
    List<Event> facts = api.stored().facts(user, 2);
    assertThat(facts.get(0)).isInstanceOf(TokenRevoked.class);
    assertThat(facts.get(1)).isInstanceOf(TokenIssued.class);
  }

  @Test
  void one_browser_and_two_users_share_nothing() {
    String first = api.newUser();
    String second = api.newUser();
    Browser browser = api.browser().signIn(first);
    String firstUser = userOf(browser);
    Browser before = browser.copy();
    browser.signIn(second);
    assertThat(userOf(browser)).isNotEqualTo(firstUser);
    before.get("/auth/whoami").expect(401, "session_revoked");
    assertThat(reasons(firstUser)).containsExactly(RevocationReason.REPLACED);
    browser.refresh().expect(200);
    assertThat(userOf(browser)).isNotEqualTo(firstUser);
  }

  @Test
  void a_failed_sign_in_over_live_cookies_ends_nothing() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    browser
        .post("/auth/login", login(name, false).replace(RunningAuthApi.PASSWORD, "wrong password"))
        .expect(401, "invalid_credentials");
    browser.refresh().expect(200);
  }

  @Test
  void forged_cookies_end_nothing() {
    String name = api.newUser();
    Browser victim = api.browser().signIn(name);
    String token = victim.refreshToken();
    String forged = token.substring(0, token.length() - 43) + "A".repeat(43);
    api.browser().withRefresh(forged).withFingerprint("x").signIn(api.newUser());
    victim.refresh().expect(200);
  }

  @Test
  void signing_in_with_end_others_leaves_one_session() {
    String name = api.newUser();
    Browser laptop = api.browser().signIn(name);
    Browser phone = api.browser().on(Browser.PHONE).signIn(name);
    Browser safe = api.browser();
    safe.post("/auth/login", login(name, true)).expect(200);
    laptop.refresh().expect(401, "session_revoked");
    phone.refresh().expect(401, "session_revoked");
    safe.refresh().expect(200);
    assertThat(reasons(userOf(safe))).containsExactly(RevocationReason.OTHERS);
  }

  @Test
  void a_session_too_many_ends_the_oldest() {
    String name = api.newUser();
    Browser first = api.browser().signIn(name);
    Browser second = api.browser().signIn(name);
    api.browser().signIn(name);
    second.refresh().expect(200);
    Browser fourth = api.browser().signIn(name);
    first.refresh().expect(401, "session_revoked");
    second.refresh().expect(200);
    fourth.refresh().expect(200);
    assertThat(reasons(userOf(fourth))).containsExactly(RevocationReason.SESSION_LIMIT);
  }
}
