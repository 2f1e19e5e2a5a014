package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.json.Fields;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single tokens: by a service client (RFC 7009) and by an admin. */
class TokenRevocationTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of("session-audit.limits.window", "0s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static Browser.Answer revoke(String token) {
    Properties client = api.credential("client");
    return Browser.form(
        api.url(),
        "/oauth2/revoke",
        "token=" + token,
        client.getProperty("clientId"),
        client.getProperty("clientSecret"));
  }

  private static TokenRevoked last(String user) {
    RecordedEvent last = api.stored().events(user).getLast();
    assertThat(last.event()).isInstanceOf(TokenRevoked.class);
    return (TokenRevoked) last.event();
  }

  @Test
  void an_access_token_dies_alone_and_the_next_refresh_hands_out_one_that_counts() {
    Browser browser = api.browser().signIn(api.newUser());
    String user = browser.get("/auth/whoami").expect(200).json().text("sub");
    revoke(browser.accessToken()).expect(200);
    browser.get("/auth/whoami").expect(401, "session_revoked");
    assertThat(last(user).scope()).isInstanceOf(RevocationScope.Token.class);
    assertThat(last(user).reason()).isEqualTo(RevocationReason.CLIENT);
    assertThat(api.stored().events(user).getLast().envelope().lineage().actor())
        .isEqualTo(new Actor.Service(api.credential("client").getProperty("clientId")));
    browser.refresh().expect(200);
    browser.get("/auth/whoami").expect(200);
    int events = api.stored().events(user).size();
    revoke(browser.accessToken()).expect(200);
    revoke(browser.accessToken()).expect(200);
    assertThat(api.stored().events(user)).hasSize(events + 1);
  }

  @Test
  void a_refresh_token_ends_its_session() {
    Browser browser = api.browser().signIn(api.newUser());
    String user = browser.get("/auth/whoami").expect(200).json().text("sub");
    revoke(browser.refreshToken()).expect(200);
    browser.refresh().expect(401, "session_revoked");
    assertThat(api.stored().facts(user, 2)).anyMatch(TokenRevoked.class::isInstance);
  }

  @Test
  void what_is_no_genuine_token_changes_nothing() {
    Browser browser = api.browser().signIn(api.newUser());
    long journal = api.stored().count("auth.journal");
    String token = browser.refreshToken();
    revoke(token.substring(0, token.length() - 43) + "A".repeat(43)).expect(200);
    revoke("nonsense").expect(200);
    revoke(browser.accessToken() + "A").expect(200);
    assertThat(api.stored().count("auth.journal")).isEqualTo(journal);
    Browser.form(api.url(), "/oauth2/revoke", "token=" + token, "nobody", "nothing").expect(401);
    browser.refresh().expect(200);
  }

  @Test
  void an_admin_revokes_a_token_by_its_id() {
    Browser browser = api.browser().signIn(api.newUser());
    Browser admin = api.admin();
    Fields whoami = browser.get("/auth/whoami").expect(200).json();
    String path = "/admin/tokens/" + whoami.text("sid") + ".%d/revoke";
    String body = "{\"reason\":\"seen in a log\"}";
    admin.post(path.formatted(2), body).expect(404, "not_found");
    admin.post("/admin/tokens/nonsense/revoke", body).expect(404, "not_found");
    assertThat(admin.post(path.formatted(1), body).expect(200).json().flag("changed")).isTrue();
    assertThat(admin.post(path.formatted(1), body).expect(200).json().flag("changed")).isFalse();
    browser.get("/auth/whoami").expect(401, "session_revoked");
    assertThat(last(whoami.text("sub")).note()).isEqualTo("seen in a log");
    browser.refresh().expect(200);
    browser.get("/auth/whoami").expect(200);
  }
}
