package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.TokenId;
import io.sessionaudit.json.Fields;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service client is told of tokens, field by field. */
class IntrospectionTest {

  private static final String EVERYONE = "{\"reason\":\"drill\",\"confirm\":\"everyone\"}";

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** A raised realm, second change of roles, fourth sign-in, third generation. */
  private static Browser somebody() {
    String name = api.newUser("user");
    api.admin().post("/admin/revoke-everyone", EVERYONE).expect(200);
    String user = api.browser().signIn(name).get("/auth/whoami").expect(200).json().text("sub");
    for (String roles : List.of("[\"security\"]", "[\"security\",\"user\"]")) {
      api.admin().send("PATCH", "/admin/users/" + user, "{\"roles\":" + roles + "}").expect(200);
    }
    api.browser().signIn(name);
    api.browser().signIn(name);
    Browser browser = api.browser().signIn(name);
    browser.refresh().expect(200);
    browser.refresh().expect(200);
    return browser;
  }

  private static Fields claims(Browser browser) {
    return Fields.read(Base64.getUrlDecoder().decode(browser.accessToken().split("\\.", -1)[1]));
  }

  @Test
  void an_access_token_is_told_as_it_says_of_itself() {
    Browser browser = somebody();
    Fields claims = claims(browser);
    assertThat(List.of(claims.number("authz"), claims.number("epoch"))).containsExactly(3L, 4L);
    assertThat(claims.number("realm")).isPositive();

    Fields told = api.introspection(browser.accessToken());

    assertThat(told.flag("active")).isTrue();
    for (String text : List.of("sub", "sid", "jti", "fgp")) {
      assertThat(told.text(text)).as(text).isEqualTo(claims.text(text));
    }
    for (String time : List.of("iat", "exp")) {
      assertThat(told.number(time)).as(time).isEqualTo(claims.number(time));
    }
    assertThat(told.texts("roles")).containsExactly("security", "user");
  }

  @Test
  void a_refresh_token_is_told_as_its_session_stands() {
    Browser browser = somebody();
    Fields claims = claims(browser);
    TokenId token = TokenId.of(claims.text("jti"));

    Fields told = api.introspection(browser.refreshToken());

    assertThat(told.flag("active")).isTrue();
    for (String text : List.of("sub", "sid", "jti", "fgp")) {
      assertThat(told.text(text)).as(text).isEqualTo(claims.text(text));
    }
    assertThat(told.number("iat")).isEqualTo(seconds(token, "rotated_at"));
    assertThat(told.number("exp"))
        .isEqualTo(seconds(token, "least(idle_expires_at, absolute_expires_at)"));
    assertThat(told.texts("roles")).containsExactly("security", "user");
  }

  private static long seconds(TokenId token, String time) {
    return Long.parseLong(
        api.stored().session(token, "floor(extract(epoch FROM " + time + "))::bigint"));
  }

  @Test
  void the_first_refresh_token_was_made_when_the_session_was_opened() {
    Browser browser = api.browser().signIn(api.newUser());
    TokenId token = TokenId.of(claims(browser).text("jti"));

    assertThat(api.introspection(browser.refreshToken()).number("iat"))
        .isEqualTo(seconds(token, "created_at"));
  }

  @Test
  void a_spent_refresh_token_is_inactive_and_asking_is_no_reuse() {
    Browser browser = api.browser().signIn(api.newUser());
    String spent = browser.refreshToken();
    browser.refresh().expect(200);
    String before = api.stored().everything();

    assertThat(api.introspected(spent)).isFalse();

    assertThat(api.stored().everything()).isEqualTo(before);
    assertThat(api.introspected(browser.refreshToken())).isTrue();
  }
}
