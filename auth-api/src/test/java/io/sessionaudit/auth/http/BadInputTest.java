package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.RawHttp;
import io.sessionaudit.testkit.RawHttp.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that nobody should send, to every call that the router knows, by somebody who may do
 * everything: a 4xx with a stable code, none of our inside in it, and nothing written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final byte[] NOTHING = {};
  private static final String JSON = "Content-Type: application/json";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private final RunningAuthApi api = RunningAuthApi.start(Map.of());
  private final List<Route> routes = Route.all(api.bean(Router.class));
  private List<String> bearer = List.of();
  private List<String> basic = List.of();

  @BeforeAll
  void signIn() {
    Browser caller = api.browser().signIn(api.newUser("admin", "security", "user"));
    bearer =
        List.of(
            "Authorization: Bearer " + caller.accessToken(),
            "X-Fingerprint: " + caller.fingerprint(),
            "X-Requested-With: test");
    Properties client = api.credential("client");
    String pair = client.getProperty("clientId") + ":" + client.getProperty("clientSecret");
    basic =
        List.of(
            "Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
  }

  @AfterAll
  void stop() {
    api.close();
  }

  Stream<Route> all() {
    return routes.stream();
  }

  Stream<Route> withJson() {
    return routes.stream().filter(Route::json);
  }

  Stream<Route> withForm() {
    return routes.stream().filter(Route::form);
  }

  Stream<Route> withoutBody() {
    return routes.stream().filter(it -> !it.takesBody());
  }

  Stream<Route> withId() {
    return routes.stream().filter(Route::varies);
  }

  @Test
  void the_router_knows_the_calls_that_are_tried() {
    assertThat(routes.stream().map(Route::toString))
        .contains("POST /auth/login", "POST /admin/users", "POST /oauth2/introspect")
        .hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void json_that_is_none(Route route) throws IOException {
    for (String body :
        new String[] {
          "{",
          "[]",
          "\"x\"",
          "7",
          "null",
          "{\"a\"}",
          "{'a':1}",
          "{}{}",
          "<a/>",
          "[".repeat(10_000),
          "{\"a\":".repeat(10_000),
          "\u0000",
          "{\"a\":\"\u0001\"}",
          "{\"a\":1e999999999}"
        }) {
      refused(send(route, JSON, bytes(body)), 400, "invalid_request");
    }
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void bytes_that_are_no_text(Route route) throws IOException {
    String body = route.body();
    for (String junk : new String[] {"\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00fe"}) {
      byte[] bytes = body.replace(":\"", ":\"" + junk).getBytes(StandardCharsets.ISO_8859_1);
      refused(send(route, JSON, bytes), 400, "invalid_request");
    }
    refused(send(route, JSON, body.getBytes(StandardCharsets.UTF_16)), 400, "invalid_request");
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void fields_of_a_wrong_kind(Route route) throws IOException {
    for (Map.Entry<String, Class<?>> field : kinds(route).entrySet()) {
      for (String value : wrong(field.getValue())) {
        byte[] body = bytes(route.body(Map.of(field.getKey(), value)));
        refused(send(route, JSON, body), 400, "invalid_request");
      }
    }
  }

  private static Map<String, Class<?>> kinds(Route route) {
    Map<String, Class<?>> fields = route.fields();
    return fields == null ? Map.of() : fields;
  }

  private static List<String> wrong(Class<?> kind) {
    List<String> values = new ArrayList<>(List.of("7", "1.5", "{}", "{\"a\":\"b\"}"));
    values.addAll(
        kind == Boolean.class ? List.of("\"true\"", "[]", "0") : List.of("true", "[7]", "[[]]"));
    values.add(kind == List.class ? "\"user\"" : "[\"a\"]");
    if (kind != Boolean.class) {
      String text = "\"\\u0000\"";
      values.add(kind == List.class ? "[" + text + "]" : text);
      String half = "\"\\ud800\"";
      values.add(kind == List.class ? "[" + half + "]" : half);
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void fields_twice_and_fields_that_nobody_knows(Route route) throws IOException {
    String body = route.body();
    String more = body.substring(0, body.length() - 1);
    for (String name : kinds(route).keySet()) {
      String twice = more + ",\"" + name + "\":\"other\"}";
      refused(send(route, JSON, bytes(twice)), 400, "invalid_request");
    }
    refused(send(route, JSON, bytes(more + ",\"unknown\":true}")), 400, "invalid_request");
    refused(send(route, JSON, bytes(more + ",\"class\":{}}")), 400, "invalid_request");
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void bodies_of_another_media_type(Route route) throws IOException {
    for (String type : new String[] {"text/plain", "text/xml", "application/x-yaml", "x", "*/*"}) {
      refused(
          send(route, "Content-Type: " + type, bytes(route.body())), 415, "unsupported_media_type");
    }
  }

  @ParameterizedTest
  @MethodSource("withForm")
  void forms_that_are_none(Route route) throws IOException {
    for (String body : new String[] {"", "token", "token=a&token=b", "x=y", "token[]=a", "=&=&="}) {
      refused(send(route, FORM, bytes(body)), 400, "invalid_request");
    }
    refused(send(route, JSON, bytes("{\"token\":\"a\"}")), 415, "invalid_request");
    refused(send(route, FORM, large()), 413, "invalid_request");
  }

  @ParameterizedTest
  @MethodSource("all")
  void bodies_that_are_compressed(Route route) throws IOException {
    byte[] body = route.takesBody() ? bytes(route.form() ? "token=a" : route.body()) : bytes("{}");
    for (String coding : new String[] {"gzip", "deflate", "br", "zstd", "snappy", "x"}) {
      refused(
          send(
              route,
              List.of(route.form() ? FORM : JSON, "Content-Encoding: " + coding),
              coding.equals("gzip") ? zipped(body) : body),
          415,
          route.form() ? "invalid_request" : "unsupported_media_type");
    }
  }

  @ParameterizedTest
  @MethodSource("withJson")
  void bodies_of_a_megabyte(Route route) throws IOException {
    refused(send(route, JSON, large()), 413, "payload_too_large");
  }

  @ParameterizedTest
  @MethodSource("withoutBody")
  void bodies_where_none_is_taken(Route route) throws IOException {
    for (byte[] body : List.of(bytes("{}"), bytes("{"), new byte[] {-1, 0}, large())) {
      Reply reply = send(route, JSON, body);
      assertThat(reply.status()).as(route + " " + reply).isIn(400, 413);
      refused(
          reply, reply.status(), reply.status() == 400 ? "invalid_request" : "payload_too_large");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void other_methods(Route route) throws IOException {
    Set<String> known = new HashSet<>(Set.of("HEAD", "OPTIONS"));
    routes.stream()
        .filter(it -> it.path("x").equals(route.path("x")))
        .forEach(it -> known.add(it.method()));
    for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"}) {
      if (!known.contains(method)) {
        Reply reply = send(method + " " + route.path(id()), caller(route), NOTHING);
        refused(reply, 405, "method_not_allowed");
        assertThat(reply.header("Allow")).as(route + " " + reply.head()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withId")
  void ids_that_name_nothing(Route route) throws IOException {
    for (String id :
        new String[] {
          "0",
          "-1",
          "null",
          "%00",
          "%ff%fe",
          "%0d%0aX:%20y",
          "..%2f..%2fetc",
          "%27%20OR%201=1--",
          "a".repeat(3000),
          "%F0%9F%98%80",
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1",
          UUID.randomUUID().toString().toUpperCase(Locale.ROOT),
          id() + ".1",
          id() + ".99999999999",
          id() + ".-1",
          "$%7Bjndi:x%7D",
          "%zz",
          "%"
        }) {
      Reply reply = send(route, id);
      assertThat(reply.status()).as(route + " " + id + reply).isBetween(400, 499);
      refused(reply, reply.status(), null);
    }
  }

  private Reply send(Route route, String id) throws IOException {
    List<String> headers = new ArrayList<>(caller(route));
    headers.add(JSON);
    byte[] body = route.json() ? bytes(route.body()) : NOTHING;
    return send(route.method() + " " + route.path(id), headers, body);
  }

  @ParameterizedTest
  @MethodSource("all")
  void cookies_of_ten_kilobytes(Route route) throws IOException {
    List<String> headers = new ArrayList<>(caller(route));
    headers.add("Cookie: " + SessionCookies.REFRESH + "=" + "a".repeat(10_240));
    refused(send(route.method() + " " + route.path(id()), headers, NOTHING), 413, null);
  }

  @ParameterizedTest
  @MethodSource("all")
  void headers_with_control_characters(Route route) throws IOException {
    for (String header : new String[] {"X-A: \u0000", "X A: b", "X-A\u0001: b", ": b", "\u0007"}) {
      List<String> headers = new ArrayList<>(caller(route));
      headers.add(header);
      byte[] body = route.json() ? bytes(route.body()) : NOTHING;
      Reply reply = send(route.method() + " " + route.path(id()), headers, body);
      refused(reply, 400, null);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void questions_that_nobody_asks(Route route) throws IOException {
    for (String query : new String[] {"cursor=%00", "a=%zz", "limit=-1", "user=%27", "%ff=%ff"}) {
      Reply reply = send(route.method() + " " + route.path(id()) + "?" + query, basic, NOTHING);
      assertThat(reply.status()).as(route + "?" + query + reply).isBetween(200, 499);
    }
  }

  @Test
  void cookies_that_came_twice() throws IOException {
    String pair = SessionCookies.REFRESH + "=a";
    for (String cookie : new String[] {pair + "; " + pair, pair + "\r\nCookie: " + pair}) {
      for (String path : new String[] {"/auth/refresh", "/auth/logout"}) {
        List<String> headers = List.of("X-Requested-With: test", "Cookie: " + cookie);
        refused(send("POST " + path, headers, NOTHING), 401, "invalid_token");
      }
    }
  }

  @Test
  void an_absurd_user_agent_is_cut_and_answered_as_usual() {
    String name = api.newUser();
    for (String userAgent :
        new String[] {"x".repeat(6000), "\u00ff\u00fe\u00c3", " ", "(".repeat(3000)}) {
      Reply reply =
          RawHttp.send(
              api.url(),
              "POST /auth/login HTTP/1.1",
              List.of("User-Agent: " + userAgent, JSON, "X-Requested-With: test"),
              bytes(
                  "{\"username\":\"%s\",\"password\":\"%s\"}"
                      .formatted(name, RunningAuthApi.PASSWORD)));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    }
  }

  private Reply send(Route route, String header, byte[] body) throws IOException {
    return send(route, List.of(header), body);
  }

  private Reply send(Route route, List<String> more, byte[] body) throws IOException {
    List<String> headers = new ArrayList<>(caller(route));
    headers.addAll(more);
    return send(route.method() + " " + route.path(id()), headers, body);
  }

  private Reply send(String methodAndPath, List<String> headers, byte[] body) throws IOException {
    long before = api.stored().count("auth.journal");
    Reply reply = RawHttp.send(api.url(), methodAndPath + " HTTP/1.1", headers, body);
    assertThat(api.stored().count("auth.journal")).as(methodAndPath).isEqualTo(before);
    return reply;
  }

  private List<String> caller(Route route) {
    return route.form() ? basic : bearer;
  }

  /** {@code code} null: whatever fits the status. */
  private static void refused(Reply reply, int status, @Nullable String code) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.body())
        .doesNotContain("Exception")
        .doesNotContain("io.")
        .doesNotContain("java.")
        .doesNotContain("org.");
    Fields body = Fields.read(reply.body().getBytes(StandardCharsets.UTF_8));
    String told = body.has("error") ? body.text("error") : body.text("code");
    assertThat(told).isNotBlank();
    if (code != null && !(body.has("error") && code.equals("method_not_allowed"))) {
      assertThat(told).as(reply.toString()).isEqualTo(code);
    }
    if (!body.has("error")) {
      assertThat(reply.header("Content-Type")).containsExactly("application/problem+json");
      assertThat(body.number("status")).isEqualTo(status);
    }
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(reply.header("X-Content-Type-Options")).containsExactly("nosniff");
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] large() {
    return bytes("{\"a\":\"" + "a".repeat(1 << 20) + "\"}");
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }
}
