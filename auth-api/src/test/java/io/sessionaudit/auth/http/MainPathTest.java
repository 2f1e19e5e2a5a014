package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MainPathTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_user_signs_in_refreshes_and_signs_out() {
    String name = api.newUser();
    Browser browser = api.browser();
    Fields in =
        browser
            .post(
                "/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}"
                    .formatted(name, RunningAuthApi.PASSWORD))
            .expect(200)
            .json();
    String user = in.object("user").text("id");
    assertThat(in.text("tokenType")).isEqualTo("Bearer");
    assertThat(in.number("expiresIn")).isBetween(890L, 900L);
    assertThat(in.has("refreshToken")).isFalse();
    assertThat(browser.get("/auth/whoami").expect(200).json().text("username")).isEqualTo(name);

    String first = browser.refreshToken();
    browser.refresh().expect(200);
    assertThat(browser.refreshToken()).isNotEqualTo(first);

    Fields own = browser.get("/auth/sessions").expect(200).json();
    assertThat(own.objects("items")).hasSize(1);
    assertThat(own.objects("items").getFirst().text("ip")).isEqualTo("192.0.2.10");
    assertThat(own.objects("items").getFirst().flag("current")).isTrue();

    Browser stolen = browser.copy();
    browser.post("/auth/logout", "").expect(204);
    stolen.get("/auth/whoami").expect(401, "session_revoked");

    assertThat(api.stored().events(user).stream().map(RecordedEvent::event))
        .hasExactlyElementsOfTypes(
            AccountCreated.class, TokenIssued.class, TokenRefreshed.class, TokenRevoked.class);
  }

  @Test
  void introspection_says_what_the_database_says() {
    Properties client = api.credential("client");
    Browser browser = api.browser().signIn(api.newUser("user", "auditor"));
    Fields active = introspect(client, browser.accessToken());
    assertThat(active.flag("active")).isTrue();
    assertThat(active.texts("roles")).containsExactly("auditor", "user");
    assertThat(introspect(client, browser.refreshToken()).flag("active")).isTrue();
    String access = browser.accessToken();
    String refresh = browser.refreshToken();
    browser.post("/auth/logout-all", "").expect(200);
    assertThat(introspect(client, access).flag("active")).isFalse();
    assertThat(introspect(client, refresh).flag("active")).isFalse();
    assertThat(introspect(client, "nonsense").flag("active")).isFalse();
  }

  private static Fields introspect(Properties client, String token) {
    return Browser.form(
            api.url(),
            "/oauth2/introspect",
            "token=" + token,
            client.getProperty("clientId"),
            client.getProperty("clientSecret"))
        .expect(200)
        .json();
  }

  @Test
  void the_public_keys_are_published() {
    Fields keys = api.browser().get("/.well-known/jwks.json").expect(200).json();
    assertThat(keys.objects("keys")).hasSize(1);
    assertThat(keys.objects("keys").getFirst().has("d")).isFalse();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    String name = api.newUser();
    String body = "{\"username\":\"%s\",\"password\":\"wrong password\"}";
    String wrong =
        api.browser()
            .post("/auth/login", body.formatted(name))
            .expect(401, "invalid_credentials")
            .bodyWithoutItsId();
    String unknown =
        api.browser()
            .post("/auth/login", body.formatted(name + "-nobody"))
            .expect(401, "invalid_credentials")
            .bodyWithoutItsId();
    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void an_expired_access_token_still_signs_its_session_out() {
    Browser browser = api.browser().signIn(api.newUser());
    Browser copy = browser.copy();
    Browser late = api.browser().withAccessToken(expired(browser));
    late.get("/auth/whoami").expect(401);
    late.post("/auth/logout", "").expect(204);
    copy.refresh().expect(401, "session_revoked");
  }

  /** The same claims, a quarter of an hour older, signed with the platform's own key. */
  private static String expired(Browser browser) {
    String token = browser.accessToken();
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    String claims = new String(payload, StandardCharsets.UTF_8);
    String older =
        Pattern.compile("\"(iat|nbf|exp)\":(\\d+)")
            .matcher(claims)
            .replaceAll(it -> "\"" + it.group(1) + "\":" + (Long.parseLong(it.group(2)) - 7200));
    return api.sign(older);
  }

  @Test
  void credentials_that_no_client_can_have_are_refused_like_all_others() {
    for (String id : List.of("\u0000", "%00", "a b", "é", "x".repeat(65))) {
      Browser.form(api.url(), "/oauth2/introspect", "token=x", id, "secret").expect(401);
    }
  }

  @Test
  void a_role_without_a_name_is_the_callers_mistake() {
    api.admin()
        .post("/admin/users", "{\"username\":\"n\",\"password\":\"long enough\",\"roles\":[null]}")
        .expect(400, "invalid_request");
  }

  @Test
  void health_names_no_address_of_the_database() {
    Browser.Answer health = api.browser().get("/health/readiness").expect(200);
    assertThat(health.body()).contains("database").doesNotContain("jdbc:");
  }
}
