package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.LoginFailed;
import io.sessionaudit.event.AccountEvent.LoginFailure;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user gives himself another password. */
class PasswordChangeTest {

  private static final String NEXT = "another password entirely";

  private static final int FREE = 4;

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api =
        RunningAuthApi.start(
            Map.of(
                "session-audit.guessing.name-free", FREE,
                "session-audit.guessing.name-first", "30m",
                "session-audit.guessing.name-most", "1h",
                "session-audit.guessing.name-forget", "1h"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String change(String current, String next) {
    return "{\"current\":\"%s\",\"new\":\"%s\"}".formatted(current, next);
  }

  private static String change() {
    return change(RunningAuthApi.PASSWORD, NEXT);
  }

  private static String userOf(Browser browser) {
    return browser.get("/auth/whoami").expect(200).json().text("sub");
  }

  @Test
  void everything_else_is_dead_and_the_caller_is_signed_in_anew() {
    String name = api.newUser();
    Browser other = api.browser().on(Browser.PHONE).signIn(name);
    Browser browser = api.browser().signIn(name);
    String user = userOf(browser);
    Browser before = browser.copy();
    Browser.Answer answer = browser.post("/auth/password", change()).expect(200);
    assertThat(answer.json().object("user").text("username")).isEqualTo(name);
    assertThat(answer.json().has("refreshToken")).isFalse();
    assertThat(answer.response().headers().firstValue("cache-control")).contains("no-store");
    for (Browser dead : List.of(other, before)) {
      dead.get("/auth/whoami").expect(401, "session_revoked");
      dead.refresh().expect(401, "session_revoked");
    }
    assertThat(browser.fingerprint()).isNotEqualTo(before.fingerprint());
    browser.get("/auth/whoami").expect(200);
    browser.refresh().expect(200);
    api.browser().signIn(name, NEXT);
    api.browser()
        .post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, RunningAuthApi.PASSWORD))
        .expect(401, "invalid_credentials");
    told(user, 3);
  }

  @Test
  void a_spent_token_inside_its_window_leads_to_nothing_new() {
    Browser browser = api.browser().signIn(api.newUser());
    Browser thief = browser.copy();
    browser.refresh().expect(200);
    browser.post("/auth/password", change()).expect(200);
    Browser.Answer answer = thief.refresh().expect(401, "session_revoked");
    assertThat(answer.cookies()).isEmpty();
    assertThat(browser.refreshToken().substring(0, 36))
        .isNotEqualTo(thief.refreshToken().substring(0, 36));
    browser.refresh().expect(200);
  }

  /** What the journal says behind that many events, in one commit and by the user himself. */
  private static void told(String user, int behind) {
    List<RecordedEvent> events = api.stored().events(user).subList(behind, behind + 3);
    assertThat(events.get(0).event())
        .isInstanceOfSatisfying(
            PasswordChanged.class, it -> assertThat(it.by()).isEqualTo(ChangedBy.USER));
    assertThat(events.get(1).event())
        .isInstanceOfSatisfying(
            TokenRevoked.class,
            it -> assertThat(it.reason()).isEqualTo(RevocationReason.PASSWORD_CHANGED));
    assertThat(events.get(2).event()).isInstanceOf(TokenIssued.class);
    assertThat(events)
        .allSatisfy(it -> {
          assertThat(it.envelope().lineage().actor()).isEqualTo(new Actor.User(UserId.of(user)));
          assertThat(it.envelope().lineage().correlation())
              .isEqualTo(events.getFirst().envelope().lineage().correlation());
          assertThat(it.envelope().occurredAt())
              .isEqualTo(events.getFirst().envelope().occurredAt());
        });
    assertThat(
            api.stored()
                .text(
                    "SELECT convert_from(feed_value, 'UTF8') FROM auth.journal WHERE event_id = '"
                        + events.get(1).envelope().id()
                        + "'"))
        .contains("\"revokedThrough\":2")
        .contains("\"authz\":1");
    assertThat(
            api.stored()
                .count(
                    "(SELECT DISTINCT xmin::text FROM auth.journal WHERE event_id IN ("
                        + String.join(
                            ",",
                            IntStream.range(0, 3)
                                .mapToObj(i -> "'" + events.get(i).envelope().id() + "'")
                                .toList())
                        + ")) AS commits"))
        .isEqualTo(1);
  }

  @Test
  void a_native_client_gets_its_tokens_in_the_body_and_no_page_does() {
    String name = api.newUser();
    Fields in =
        api.browser()
            .post(
                "/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\",\"delivery\":\"body\"}"
                    .formatted(name, RunningAuthApi.PASSWORD))
            .expect(200)
            .json();
    Browser app = api.browser().withAccessToken(in.text("accessToken"));
    String[] bound = {"X-Fingerprint", in.text("fingerprint")};
    app.post("/auth/password", change(), bound[0], bound[1], "Sec-Fetch-Site", "same-origin")
        .expect(403, "csrf");
    Browser.Answer answer = app.post("/auth/password", change(), bound).expect(200);
    assertThat(answer.cookies()).isEmpty();
    assertThat(answer.json().text("fingerprint")).isNotEqualTo(in.text("fingerprint"));
    app.post(
            "/auth/refresh",
            "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
                .formatted(answer.json().text("refreshToken"), answer.json().text("fingerprint")))
        .expect(200);
    app.post(
            "/auth/refresh",
            "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
                .formatted(in.text("refreshToken"), in.text("fingerprint")))
        .expect(401, "session_revoked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not the password", "short"})
  void a_wrong_current_password_changes_nothing_and_is_recorded_once_a_minute(String wrong) {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    String user = userOf(browser);
    String hash = hash(user);
    for (int i = 0; i < 3; i++) {
      Browser.Answer refused = browser.post("/auth/password", change(wrong, NEXT));
      refused.expect(401, "invalid_credentials");
      assertThat(refused.cookies()).isEmpty();
    }
    Eventually.holds(() ->
        assertThat(api.stored().facts(user, 2))
            .singleElement()
            .isInstanceOfSatisfying(
                LoginFailed.class,
                it -> assertThat(it.cause()).isEqualTo(LoginFailure.BAD_PASSWORD)));
    assertThat(hash(user)).isEqualTo(hash);
    browser.refresh().expect(200);
  }

  @Test
  void who_guesses_has_to_wait_and_keeps_nobody_from_signing_in() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    for (int i = 0; i <= FREE; i++) {
      browser
          .post("/auth/password", change("not the password", NEXT))
          .expect(401, "invalid_credentials");
    }
    Browser.Answer right = browser.post("/auth/password", change());
    right.expect(429, "too_many_requests");
    assertThat(right.response().headers().firstValue("retry-after")).isPresent();
    browser.refresh().expect(200);
    api.browser().from("198.51.100.7").signIn(name);
  }

  @Test
  void what_is_no_password_or_nobodys_request_is_refused() {
    Browser browser = api.browser().signIn(api.newUser());
    String user = userOf(browser);
    List<Event> before = api.stored().facts(user, 0);
    browser
        .post("/auth/password", change(RunningAuthApi.PASSWORD, "short"))
        .expect(400, "invalid_request");
    browser.post("/auth/password", "{\"new\":\"" + NEXT + "\"}").expect(400, "invalid_request");
    browser.copy().withAccessToken(null).post("/auth/password", change()).expect(401);
    browser
        .copy()
        .withFingerprint("A".repeat(43))
        .post("/auth/password", change())
        .expect(401, "binding_mismatch");
    browser.post("/auth/password", change(), "Sec-Fetch-Site", "cross-site").expect(403, "csrf");
    assertThat(api.stored().facts(user, 0)).isEqualTo(before);
    browser.refresh().expect(200);
  }

  private static String hash(String user) {
    return api.stored()
        .text("SELECT password_hash FROM auth.account WHERE user_id = '" + user + "'");
  }
}
