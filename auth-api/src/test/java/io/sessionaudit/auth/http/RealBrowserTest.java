package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What our cookies and rules come to in a real Chromium. */
class RealBrowserTest {

  private static final String CALL =
      """
      fetch('%s/auth/%s', {method: 'POST', credentials: 'include',
        headers: {'X-Requested-With': 'page', 'Content-Type': 'application/json'}, body: %s})
        .then(it => it.text().then(text => it.status + ' ' + text))\
      """;

  private static WebSite site;
  private static WebSite listed;
  private static WebSite other;
  private static RunningAuthApi api;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    assumeTrue(
        Chromium.installed(),
        "No browser here: install the packages chromium and chromium-driver, as .ci/run does.");
    site = new WebSite();
    listed = new WebSite();
    other = new WebSite();
    api =
        RunningAuthApi.start(
            Map.of(
                "session-audit.issuer", site.origin(),
                "session-audit.allowed-origins", List.of(listed.origin())));
    site.forwardTo(api.url());
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (Chromium.installed()) {
      chromium.close();
      api.close();
      List.of(site, listed, other).forEach(WebSite::close);
    }
  }

  @BeforeEach
  void forget() {
    chromium.open(site.origin());
    chromium.deleteCookies();
  }

  /** Status and body of a call of the page that is open. */
  private static String call(String path, String body) {
    return chromium.text(CALL.formatted(site.origin(), path, body));
  }

  private static String login() {
    return "JSON.stringify({username: '%s', password: '%s'})"
        .formatted(api.newUser(), RunningAuthApi.PASSWORD);
  }

  private static String refreshCookie() {
    return chromium.cookieValue(SessionCookies.REFRESH);
  }

  @Test
  void cookies_are_set_sent_rotated_and_cleared() {
    assertThat(call("login", login())).startsWith("200 ").doesNotContain("refreshToken");
    for (String name : List.of(SessionCookies.REFRESH, SessionCookies.FINGERPRINT)) {
      Fields cookie = chromium.cookie(name).orElseThrow();
      assertThat(cookie.flag("httpOnly")).isTrue();
      assertThat(cookie.flag("secure")).isTrue();
      assertThat(cookie.text("sameSite")).isEqualTo("Strict");
      assertThat(cookie.text("path")).isEqualTo("/");
      assertThat(cookie.text("domain")).isEqualTo("localhost");
    }
    String first = refreshCookie();
    String fingerprint = chromium.cookieValue(SessionCookies.FINGERPRINT);
    assertThat(call("refresh", "null")).startsWith("200 ");
    assertThat(refreshCookie()).isNotEqualTo(first);
    assertThat(chromium.cookieValue(SessionCookies.FINGERPRINT)).isEqualTo(fingerprint);
    assertThat(call("logout", "null")).startsWith("204 ");
    assertThat(chromium.cookies()).isEmpty();
    assertThat(call("refresh", "null")).startsWith("401 ").contains("invalid_token");
  }

  @Test
  void scripts_can_neither_read_nor_write_them() {
    assertThat(call("login", login())).startsWith("200 ");
    String before = refreshCookie();
    assertThat(chromium.text("document.cookie + '.'")).isEqualTo(".");
    chromium.run(
        """
        document.cookie = '%1$s=mine; Secure; Path=/';
        document.cookie = '%1$s=mine; Secure; Path=/auth';
        document.cookie = '%1$s=; Secure; Path=/; Max-Age=0';\
        """
            .formatted(SessionCookies.REFRESH));
    assertThat(chromium.cookies()).hasSize(2);
    assertThat(refreshCookie()).isEqualTo(before);
    assertThat(call("refresh", "null")).startsWith("200 ");
  }

  @Test
  void two_tabs_refresh_at_once_and_stay_signed_in() {
    assertThat(call("login", login())).startsWith("200 ");
    String first = chromium.tab();
    String second = chromium.newTab();
    chromium.switchTo(second);
    chromium.open(site.origin());
    String rounds =
        "(async () => { const all = []; for (let i = 0; i < 5; i++) { all.push((await "
            + CALL.formatted(site.origin(), "refresh", "null")
            + ").slice(0, 3)); } return all.join(); })()";
    for (String tab : List.of(first, second)) {
      chromium.switchTo(tab);
      chromium.run("window.answers = " + rounds);
    }
    for (String tab : List.of(first, second)) {
      chromium.switchTo(tab);
      assertThat(chromium.text("window.answers")).isEqualTo("200,200,200,200,200");
    }
    assertThat(call("refresh", "null")).startsWith("200 ");
    assertThat(call("logout", "null")).startsWith("204 ");
    chromium.switchTo(second);
    assertThat(call("refresh", "null")).startsWith("401 ");
    chromium.switchTo(first);
  }

  @Test
  void a_form_of_another_site_does_nothing() {
    assertThat(call("login", login())).startsWith("200 ");
    String before = refreshCookie();
    long facts = api.stored().count("auth.journal");
    for (String path : List.of("logout", "logout-all", "refresh", "login")) {
      chromium.open(other.asAnotherSite());
      String target = site.origin() + "/auth/" + path;
      chromium.run(
          """
          const form = document.createElement('form');
          form.method = 'POST';
          form.enctype = 'text/plain';
          form.action = '%s';
          document.body.append(form);
          form.submit();\
          """
              .formatted(target));
      Eventually.holds(() -> assertThat(chromium.url()).isEqualTo(target));
      assertThat(chromium.text("document.body.innerText")).contains("csrf");
    }
    chromium.open(site.origin());
    assertThat(refreshCookie()).isEqualTo(before);
    assertThat(api.stored().count("auth.journal")).isEqualTo(facts);
    assertThat(call("refresh", "null")).startsWith("200 ");
  }

  @Test
  void a_listed_origin_works_with_credentials() {
    chromium.open(listed.origin());
    assertThat(call("login", login())).startsWith("200 ").contains("accessToken");
    String first = refreshCookie();
    assertThat(call("refresh", "null")).startsWith("200 ").contains("accessToken");
    assertThat(refreshCookie()).isNotEqualTo(first);
    assertThat(call("logout", "null")).startsWith("204 ");
    assertThat(chromium.cookies()).isEmpty();
  }

  @Test
  void another_origin_gets_nothing_and_changes_nothing() {
    assertThat(call("login", login())).startsWith("200 ");
    String before = refreshCookie();
    long facts = api.stored().count("auth.journal");
    for (String origin : List.of(other.origin(), other.asAnotherSite())) {
      chromium.open(origin);
      assertThat(call("refresh", "null")).isEqualTo("TypeError");
      assertThat(call("logout", "null")).isEqualTo("TypeError");
      assertThat(
              chromium.text(
                  "fetch('%s/auth/logout', {method: 'POST', mode: 'no-cors', credentials: 'include'})"
                      .formatted(site.origin())))
          .isIn("[object Response]", "TypeError");
      assertThat(
              chromium.text(
                  "fetch('%s/auth/whoami', {credentials: 'include'})".formatted(site.origin())))
          .isEqualTo("TypeError");
    }
    chromium.open(site.origin());
    assertThat(refreshCookie()).isEqualTo(before);
    assertThat(api.stored().count("auth.journal")).isEqualTo(facts);
    assertThat(call("refresh", "null")).startsWith("200 ");
  }
}
