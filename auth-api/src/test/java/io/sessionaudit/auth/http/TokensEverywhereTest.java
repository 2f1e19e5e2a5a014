package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.ForgedTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every secret in every place where another one belongs, and every forged access token, at every
 * call that the router knows: refused, and no row is another one afterwards. The caller is an
 * admin, so nothing but the credential stands in the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensEverywhereTest {

  private static final String AUTHORIZATION = "Authorization";
  private static final String FINGERPRINT = "X-Fingerprint";
  private static final String COOKIE = "Cookie";
  private static final String REFRESH = "POST /auth/refresh";

  /** Who signs out with a token that comes without its fingerprint is not refused. */
  private static final String SIGN_OUT = "POST /auth/logout";

  private final RunningAuthApi api = RunningAuthApi.start(Map.of());
  private final List<Route> routes = Route.all(api.bean(Router.class));
  private final Browser admin = api.browser().signIn(api.newUser("admin", "security", "user"));
  private final Properties client = api.credential("client");
  private final Map<String, String> held = held();
  private final Map<String, String> forged = forged();
  private String before = "";

  private Map<String, String> held() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("access token", admin.accessToken());
    kinds.put("refresh token", admin.refreshToken());
    kinds.put("fingerprint", admin.fingerprint());
    kinds.put("client secret", client.getProperty("clientSecret"));
    kinds.put("client id", client.getProperty("clientId"));
    kinds.put("password", RunningAuthApi.PASSWORD);
    kinds.put("token id", claim("jti"));
    kinds.put("session id", claim("sid"));
    kinds.put("nothing", "");
    return kinds;
  }

  private Map<String, String> forged() {
    String keys = api.browser().get("/.well-known/jwks.json").expect(200).body();
    Map<String, String> all = new LinkedHashMap<>(ForgedTokens.of(admin.accessToken(), keys));
    all.putAll(MisfitTokens.of(api, admin.accessToken()));
    return all;
  }

  private String claim(String name) {
    String claims = admin.accessToken().split("\\.", -1)[1];
    return Fields.read(Base64.getUrlDecoder().decode(claims)).text(name);
  }

  /** All but one kind. */
  private List<String> allBut(String kind) {
    return held.entrySet().stream()
        .filter(it -> !it.getKey().equals(kind))
        .map(Map.Entry::getValue)
        .toList();
  }

  @BeforeEach
  void look() {
    before = api.stored().everything();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(api.stored().everything()).isEqualTo(before);
  }

  @AfterAll
  void stop() {
    api.close();
  }

  Stream<Route> all() {
    return routes.stream().filter(Route::isGuarded);
  }

  Stream<Route> withBearer() {
    return routes.stream().filter(Route::takesBearer);
  }

  Stream<Route> withRefreshToken() {
    return routes.stream().filter(it -> List.of(REFRESH, SIGN_OUT).contains(it.toString()));
  }

  Stream<Route> withClient() {
    return routes.stream().filter(Route::form);
  }

  @Test
  void every_call_is_open_to_all_or_asks_for_one_of_three_things() {
    assertThat(Stream.of(withBearer(), withRefreshToken(), withClient()).flatMap(it -> it))
        .hasSizeGreaterThan(15)
        .containsAll(all().toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void nobody(Route route) {
    refused(route);
    refused(route, AUTHORIZATION, "Bearer");
    for (String scheme : List.of("Token ", "DPoP ", "Basic ", "")) {
      refused(route, AUTHORIZATION, scheme + admin.accessToken(), FINGERPRINT, admin.fingerprint());
    }
  }

  @ParameterizedTest
  @MethodSource("withBearer")
  void what_is_no_access_token(Route route) {
    for (String text : allBut("access token")) {
      refused(route, AUTHORIZATION, "Bearer " + text, FINGERPRINT, admin.fingerprint());
    }
    // Those who may call others: a client, and a browser that holds the refresh token alone.
    refused(route, AUTHORIZATION, basic(client.getProperty("clientSecret")));
    if (!route.toString().equals(SIGN_OUT)) {
      refused(route, COOKIE, cookies(admin.refreshToken(), admin.fingerprint()));
    }
  }

  @ParameterizedTest
  @MethodSource("withBearer")
  void what_is_no_fingerprint(Route route) {
    if (!route.toString().equals(SIGN_OUT)) {
      refused(route, AUTHORIZATION, "Bearer " + admin.accessToken());
      for (String text : allBut("fingerprint")) {
        refused(route, AUTHORIZATION, "Bearer " + admin.accessToken(), FINGERPRINT, text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withRefreshToken")
  void what_is_no_refresh_token(Route route) {
    for (String text : allBut("refresh token")) {
      refused(route, COOKIE, cookies(text, admin.fingerprint()));
      refused(answer(route, body(text)), route, text);
    }
    refused(answer(route, body(admin.refreshToken())), route, "a browser's token in a body");
  }

  @ParameterizedTest
  @MethodSource("withClient")
  void what_is_no_client(Route route) {
    for (String text : allBut("client secret")) {
      refused(route, AUTHORIZATION, basic(text));
    }
    refused(route, AUTHORIZATION, "Bearer " + client.getProperty("clientSecret"));
    refused(
        route, AUTHORIZATION, "Bearer " + admin.accessToken(), FINGERPRINT, admin.fingerprint());
    refused(route, COOKIE, cookies(admin.refreshToken(), admin.fingerprint()));
  }

  @ParameterizedTest
  @MethodSource("withBearer")
  void forged_access_tokens(Route route) {
    forged.forEach((trick, token) -> {
      Browser.Answer answer =
          answer(
              route,
              sample(route),
              AUTHORIZATION,
              "Bearer " + token,
              FINGERPRINT,
              admin.fingerprint());
      assertThat(answer.status() + " " + answer.json().text("code"))
          .as(route + " " + trick)
          .isEqualTo("401 invalid_token");
    });
  }

  @Test
  void what_a_service_asks_about_and_is_no_live_token() {
    List<String> texts = new ArrayList<>(forged.values());
    held.forEach((kind, text) -> {
      if (!kind.equals("access token") && !kind.equals("refresh token") && !text.isEmpty()) {
        texts.add(text);
      }
    });
    texts.forEach(this::saysNothing);
  }

  /** Introspection knows nothing of it, and revocation does nothing with it. */
  private void saysNothing(String token) {
    assertThat(form("/oauth2/introspect", token)).as(token).isEqualTo("{\"active\":false}");
    assertThat(form("/oauth2/revoke", token)).as(token).isEmpty();
  }

  private String form(String path, String token) {
    return Browser.form(
            api.url(),
            path,
            "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
            client.getProperty("clientId"),
            client.getProperty("clientSecret"))
        .expect(200)
        .body();
  }

  @Test
  void an_access_token_cut_or_extended_at_any_position() {
    String token = admin.accessToken();
    for (int at = 0; at < token.length(); at++) {
      String cut = token.substring(0, at);
      admin.copy().withAccessToken(cut).get("/auth/whoami").expect(401, "invalid_token");
      String more = cut + "A" + token.substring(at);
      admin.copy().withAccessToken(more).get("/auth/whoami").expect(401, "invalid_token");
    }
    admin.copy().withAccessToken(token + "A").get("/auth/whoami").expect(401, "invalid_token");
    admin.get("/auth/whoami").expect(200);
  }

  @Test
  void a_refresh_token_cut_or_extended_at_any_position() {
    String token = admin.refreshToken();
    List<String> texts = new ArrayList<>();
    for (int at = 0; at <= token.length(); at++) {
      texts.add(token.substring(0, at) + "0" + token.substring(at));
      if (at < token.length()) {
        texts.add(token.substring(0, at));
        texts.add(token.substring(at + 1));
      }
    }
    texts.removeIf(String::isEmpty);
    for (String text : texts) {
      Browser other = admin.copy().withAccessToken(null).withRefresh(text);
      other.copy().refresh().expect(401, "invalid_token");
      other.post("/auth/logout", "").expect(401, "invalid_token");
      saysNothing(text);
    }
    assertThat(api.introspected(token)).isTrue();
  }

  private void refused(Route route, String... headers) {
    refused(answer(route, sample(route), headers), route, Arrays.toString(headers));
  }

  private static void refused(Browser.Answer answer, Route route, String what) {
    assertThat(answer.status()).as(route + " " + what + answer.body()).isEqualTo(401);
    assertThat(answer.cookies()).allMatch(it -> it.endsWith("Max-Age=0"));
  }

  /** By a browser that holds nothing. */
  private Browser.Answer answer(Route route, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (route.form()) {
      all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    }
    return api.browser()
        .send(route.method(), route.path(claim("sid")), body, all.toArray(String[]::new));
  }

  /** What the call takes; those that take a refresh token get none. */
  private static String sample(Route route) {
    if (route.form()) {
      return "token=a";
    }
    return route.json() && !route.body().contains("refreshToken") ? route.body() : "";
  }

  private String body(String refreshToken) {
    return "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
        .formatted(refreshToken, admin.fingerprint());
  }

  private static String cookies(String refresh, String fingerprint) {
    return "%s=%s; %s=%s"
        .formatted(SessionCookies.REFRESH, refresh, SessionCookies.FINGERPRINT, fingerprint);
  }

  private String basic(String secret) {
    String pair = client.getProperty("clientId") + ":" + secret;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
