package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.auth.http.Browser.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told, and which of their requests are refused. */
class BrowserRulesTest {

  private static final String APP = "https://app.example.com";

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api =
        RunningAuthApi.start(
            Map.of(
                "session-audit.allowed-origins",
                List.of(APP),
                "session-audit.issuer",
                "https://auth.example.com"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_listed_origin_is_told_that_it_may_call_with_cookies() {
    Answer preflight = preflight("/auth/refresh", APP);
    preflight.expect(204);
    assertThat(header(preflight, "Access-Control-Allow-Origin")).containsExactly(APP);
    assertThat(header(preflight, "Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(header(preflight, "Access-Control-Allow-Methods").getFirst()).contains("POST");
    assertThat(header(preflight, "Access-Control-Allow-Headers").getFirst())
        .contains("X-Requested-With");
    assertThat(header(preflight, "Vary")).contains("Origin");
  }

  @Test
  void a_listed_origin_may_read_answers_and_errors() {
    Browser browser = api.browser();
    Answer in =
        browser.post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(api.newUser(), RunningAuthApi.PASSWORD),
            "Origin",
            APP,
            "Sec-Fetch-Site",
            "cross-site");
    in.expect(200);
    readable(in);
    readable(browser.send("GET", "/auth/whoami", "", "Origin", APP).expect(200));
    readable(api.browser().send("GET", "/auth/whoami", "", "Origin", APP).expect(401));
    readable(api.browser().send("POST", "/auth/refresh", "", "Origin", APP).expect(401));
    readable(api.browser().send("GET", "/auth/nowhere", "", "Origin", APP).expect(404));
    readable(api.browser().send("GET", "/auth/login", "", "Origin", APP).expect(405));
  }

  private static void readable(Answer answer) {
    assertThat(header(answer, "Access-Control-Allow-Origin")).containsExactly(APP);
    assertThat(header(answer, "Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(header(answer, "Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "*",
        "https://evil.example.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com.evil.example",
        "https://APP.example.com",
        "https://app.example.com/",
        "https://app.example.com https://evil.example.com"
      })
  void another_origin_is_told_nothing_and_changes_nothing(String origin) {
    unreadable(preflight("/auth/refresh", origin).expect(403, "csrf"));
    Browser browser = api.browser().signIn(api.newUser());
    unreadable(browser.send("GET", "/auth/whoami", "", "Origin", origin).expect(200));
    String before = browser.refreshToken();
    unreadable(browser.post("/auth/refresh", "", "Origin", origin).expect(403, "csrf"));
    unreadable(browser.post("/auth/logout", "", "Origin", origin).expect(403, "csrf"));
    assertThat(browser.refreshToken()).isEqualTo(before);
    browser.refresh().expect(200);
  }

  private static void unreadable(Answer answer) {
    assertThat(answer.response().headers().map().keySet())
        .noneMatch(it -> it.startsWith("access-control-"));
    assertThat(header(answer, "Vary")).contains("Origin");
  }

  @Test
  void what_could_come_from_another_site_is_refused() {
    Browser browser = api.browser().signIn(api.newUser());
    for (String site : new String[] {"cross-site", "same-site", "none", ""}) {
      browser.post("/auth/refresh", "", "Sec-Fetch-Site", site).expect(403, "csrf");
    }
    browser.post("/auth/refresh", "", "Sec-Fetch-Site", "same-origin").expect(200);
    browser
        .post("/auth/refresh", "", "Origin", "https://auth.example.com")
        .expect(200); // the issuer's own
  }

  @Test
  void every_answer_says_what_a_browser_may_do_with_it() {
    Browser admin = api.admin();
    for (Answer answer :
        List.of(
            admin.get("/auth/whoami"),
            admin.get("/auth/sessions"),
            admin.refresh(),
            admin.post("/auth/login", "{"),
            admin.post("/admin/users", "{}"),
            admin.get("/admin/nowhere"),
            admin.send("TRACE", "/auth/login", ""),
            admin.post("/oauth2/introspect", ""),
            admin.get("/.well-known/jwks.json"),
            admin.get("/health/readiness"),
            admin.get("/prometheus"),
            admin.get("/"),
            preflight("/auth/refresh", APP),
            admin.post("/auth/logout", ""))) {
      assertThat(header(answer, "X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(header(answer, "Content-Security-Policy"))
          .containsExactly("default-src 'none'; frame-ancestors 'none'");
      assertThat(header(answer, "Referrer-Policy")).containsExactly("no-referrer");
      assertThat(header(answer, "Cross-Origin-Resource-Policy")).containsExactly("same-origin");
      assertThat(header(answer, "Cross-Origin-Opener-Policy")).containsExactly("same-origin");
      assertThat(header(answer, "Cache-Control")).containsExactly("no-store");
      assertThat(header(answer, "Strict-Transport-Security")).containsExactly("max-age=31536000");
    }
  }

  @Test
  void service_clients_read_errors_of_rfc_6749() {
    oauth(api.browser().get("/oauth2/introspect").expect(405));
    oauth(api.browser().post("/oauth2/introspect", "{\"token\":\"a\"}").expect(415));
    oauth(api.browser().post("/oauth2/revoke", "").expect(400));
    oauth(api.browser().get("/oauth2/nowhere").expect(404));
  }

  private static void oauth(Answer answer) {
    assertThat(header(answer, "Content-Type")).containsExactly("application/json");
    assertThat(answer.json().text("error")).isEqualTo("invalid_request");
    assertThat(Set.of("error", "error_description")).containsAll(answer.json().names());
  }

  @Test
  void origins_that_no_browser_writes_stop_the_start() {
    for (String origin :
        List.of("*", "null", "https://app.example.com/", "app.example.com", "https://A.example")) {
      assertThatThrownBy(() -> new AllowedOrigins(Set.of(origin)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("session-audit.allowed-origins");
    }
  }

  private static Answer preflight(String path, String origin) {
    return api.browser()
        .send(
            "OPTIONS",
            path,
            "",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "x-requested-with,content-type");
  }

  private static List<String> header(Answer answer, String name) {
    return answer.response().headers().allValues(name);
  }
}
