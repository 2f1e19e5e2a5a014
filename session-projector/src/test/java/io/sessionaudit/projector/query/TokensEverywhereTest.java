package io.sessionaudit.projector.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.log.TestAuthApi;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.ForgedTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no live access token with its fingerprint opens none of the calls of the read API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensEverywhereTest {

  private final Platform platform;
  private URI base = URI.create("http://unset");
  private String live = "";
  private Map<String, String> forged = Map.of();

  TokensEverywhereTest() throws Exception {
    platform = new Platform();
  }

  @BeforeAll
  void start() {
    base = platform.start(Map.of());
    live = platform.auth.token("auditor", "security", "admin");
    URI keys = URI.create(platform.auth.issuer() + "/.well-known/jwks.json");
    forged = ForgedTokens.of(live, platform.get(HttpRequest.newBuilder(keys).build()).body());
    Eventually.holds(
        () -> assertThat(platform.get(base, "/sessions", live).statusCode()).isEqualTo(200));
  }

  @AfterAll
  void stop() {
    platform.close();
  }

  /** What everybody may call. A new call is guarded, or it is named here. */
  private static boolean isOpen(String path) {
    return path.startsWith("/health") || List.of("/prometheus", "/openapi.json").contains(path);
  }

  Stream<String> calls() {
    return platform
        .projector(0)
        .getBean(Router.class)
        .uriRoutes()
        .filter(it -> it.getHttpMethodName().equals("GET"))
        .map(it -> it.getUriMatchTemplate().toString().replaceAll("\\{[/?][^}]*}", ""))
        .filter(it -> !isOpen(it))
        .map(it -> it.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()))
        .distinct();
  }

  @Test
  void the_router_knows_the_calls_that_are_tried() {
    assertThat(calls()).contains("/sessions", "/revocations", "/anomalies", "/audit/events");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void forged_tokens(String call) {
    forged.forEach((trick, token) ->
        assertThat(told(call, "Authorization", "Bearer " + token, "X-Fingerprint", fingerprint()))
            .as(trick)
            .isEqualTo("401 invalid_token"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void what_is_no_access_token(String call) {
    String basic =
        Base64.getEncoder().encodeToString("client:secret".getBytes(StandardCharsets.US_ASCII));
    for (String credential :
        List.of(
            "Bearer " + fingerprint(),
            "Bearer rt1." + "0".repeat(32) + ".1." + fingerprint(),
            "Bearer " + UUID.randomUUID() + ".1",
            "Bearer",
            "Basic " + basic,
            "DPoP " + live)) {
      assertThat(told(call, "Authorization", credential, "X-Fingerprint", fingerprint()))
          .as(credential)
          .startsWith("401 ");
    }
    assertThat(told(call, "Cookie", "__Host-Http-refresh=" + live)).startsWith("401 ");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void what_is_no_fingerprint(String call) {
    for (String text : List.of(live, fingerprint() + "A", fingerprint().substring(1), "x")) {
      assertThat(told(call, "Authorization", "Bearer " + live, "X-Fingerprint", text))
          .isEqualTo("401 binding_mismatch");
    }
    assertThat(told(call, "Authorization", "Bearer " + live)).isEqualTo("401 binding_mismatch");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void the_tokens_of_others(String call) {
    String user = platform.auth.token("user", "admin", "Auditor");
    assertThat(told(call, "Authorization", "Bearer " + user, "X-Fingerprint", fingerprint()))
        .isEqualTo("403 forbidden");
    SessionId session = new SessionId(UUID.randomUUID());
    String dead = platform.auth.token(session, "auditor");
    platform.auth.revoke(session);
    Eventually.holds(() ->
        assertThat(told(call, "Authorization", "Bearer " + dead, "X-Fingerprint", fingerprint()))
            .isEqualTo("401 session_revoked"));
  }

  @Test
  void a_token_cut_or_extended_at_any_position() {
    for (int at = 0; at < live.length(); at++) {
      for (String text :
          List.of(live.substring(0, at), live.substring(0, at) + "A" + live.substring(at))) {
        assertThat(
                told("/users", "Authorization", "Bearer " + text, "X-Fingerprint", fingerprint()))
            .startsWith("401 ");
      }
    }
  }

  private String told(String call, String... headers) {
    HttpResponse<String> answer =
        platform.get(HttpRequest.newBuilder(base.resolve(call)).headers(headers).build());
    return answer.statusCode()
        + " "
        + Fields.read(answer.body().getBytes(StandardCharsets.UTF_8)).text("code");
  }

  private static String fingerprint() {
    return TestAuthApi.FINGERPRINT;
  }
}
