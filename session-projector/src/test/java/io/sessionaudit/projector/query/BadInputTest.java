package io.sessionaudit.projector.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.json.Fields;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.log.TestAuthApi;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.RawHttp;
import io.sessionaudit.testkit.RawHttp.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that nobody should ask, of every call that the router knows, by an auditor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {

  private static final byte[] NOTHING = {};

  private final Platform platform;
  private URI base = URI.create("http://unset");
  private List<String> caller = List.of();
  private List<Call> calls = List.of();

  BadInputTest() throws Exception {
    platform = new Platform();
  }

  /** One call, as the router has it. */
  record Call(String method, String template) {

    String path(String value) {
      return template.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(value));
    }

    /** A question to the tables, as opposed to health, metrics and the API's description. */
    boolean isQuery() {
      return !template.startsWith("/health")
          && !template.startsWith("/prometheus")
          && !template.startsWith("/openapi");
    }

    boolean varies() {
      return template.contains("{");
    }
  }

  @BeforeAll
  void start() throws Exception {
    base = platform.start(Map.of());
    String token = platform.auth.token("auditor");
    caller = List.of("Authorization: Bearer " + token, "X-Fingerprint: " + TestAuthApi.FINGERPRINT);
    calls =
        platform
            .projector(0)
            .getBean(Router.class)
            .uriRoutes()
            .map(it ->
                new Call(
                    it.getHttpMethodName(),
                    it.getUriMatchTemplate().toString().replaceAll("\\{[/?][^}]*}", "")))
            .filter(it -> !it.method().equals("HEAD"))
            .distinct()
            .toList();
    Eventually.holds(
        () -> assertThat(platform.get(base, "/sessions", token).statusCode()).isEqualTo(200));
  }

  @AfterAll
  void stop() {
    platform.close();
  }

  Stream<Call> all() {
    return calls.stream();
  }

  Stream<Call> lists() {
    return calls.stream().filter(it -> it.isQuery() && !it.varies());
  }

  Stream<Call> withId() {
    return calls.stream().filter(it -> it.isQuery() && it.varies());
  }

  @Test
  void the_router_knows_the_calls_that_are_tried() {
    assertThat(calls)
        .contains(new Call("GET", "/sessions"), new Call("GET", "/audit/events/{id}"))
        .hasSizeGreaterThan(7);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void filters_and_cursors_that_make_no_sense(Call call) {
    for (String query :
        new String[] {
          "unknown=1", "cursor=", "cursor=%00", "cursor=AAAA", "cursor=a&cursor=b", "limit=0",
          "limit=201", "limit=-1", "limit=1e3", "limit=99999999999", "user=%27--", "user=1",
          "user=%F0%9F%98%80", "status=live", "verdict=%00", "scope=x", "type=../x", "ip=300.1.1.1",
          "ip=10.0.0.0/9", "from=yesterday", "to=%ff", "session=", "sort=id", "User=x",
          "name=%00", "name=" + "a".repeat(2000)
        }) {
      refused(send(call.method() + " " + call.path("x") + "?" + query, NOTHING), 400);
    }
  }

  @ParameterizedTest
  @MethodSource("withId")
  void ids_that_name_nothing(Call call) {
    for (String id :
        new String[] {
          "0",
          "%00",
          "%ff%fe",
          "%27%20OR%201=1--",
          "..%2f..%2fetc",
          "a".repeat(3000),
          UUID.randomUUID().toString(),
          "1-1-1-1-1",
          "%zz",
          "%0d%0aX:y"
        }) {
      Reply reply = send(call.method() + " " + call.path(id), NOTHING);
      assertThat(reply.status()).as(call + " " + id + reply).isBetween(400, 499);
      refused(reply, reply.status());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void bodies_where_none_is_taken(Call call) {
    String request = call.method() + " " + call.path(UUID.randomUUID().toString());
    refused(send(request, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)), 400);
    refused(send(request, NOTHING, "Content-Encoding: gzip"), 415);
    Reply large = send(request, new byte[1 << 20]);
    assertThat(large.status()).as(large.toString()).isIn(400, 413);
    refused(large, large.status());
  }

  @ParameterizedTest
  @MethodSource("all")
  void other_methods(Call call) {
    for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "TRACE"}) {
      Reply reply = send(method + " " + call.path(UUID.randomUUID().toString()), NOTHING);
      refused(reply, 405);
      assertThat(reply.header("Allow")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void headers_that_are_none(Call call) {
    String request = call.method() + " " + call.path(UUID.randomUUID().toString());
    refused(send(request, NOTHING, "Cookie: a=" + "b".repeat(10_240)), 413);
    for (String header : new String[] {"X-A: \u0000", "X A: b", ": b", "\u0007"}) {
      refused(send(request, NOTHING, header), 400);
    }
  }

  private Reply send(String methodAndPath, byte[] body, String... more) {
    List<String> headers = new ArrayList<>(caller);
    headers.addAll(List.of(more));
    return RawHttp.send(base, methodAndPath + " HTTP/1.1", headers, body);
  }

  private static void refused(Reply reply, int status) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.body())
        .doesNotContain("Exception")
        .doesNotContain("io.")
        .doesNotContain("java.")
        .doesNotContain("org.");
    Fields body = Fields.read(reply.body().getBytes(StandardCharsets.UTF_8));
    assertThat(body.text("code")).isNotBlank();
    assertThat(body.number("status")).isEqualTo(status);
    assertThat(reply.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(reply.header("X-Content-Type-Options")).containsExactly("nosniff");
  }
}
