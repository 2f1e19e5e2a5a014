package io.sessionaudit.projector.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.personal.UserName;
import io.sessionaudit.projector.intake.RawRecord;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.log.TestAuthApi;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.OpenApiContract;
import io.sessionaudit.testkit.RawHttp;
import io.sessionaudit.testkit.RawHttp.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The document says what the service does: every call, and every answer of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiTest {

  private static final byte[] NOTHING = {};

  /** What comes only when something is broken. */
  private static final String ON_A_BAD_DAY = ".* (500|503)";

  private final Platform platform;
  private final Life life = new Life(new TestLog(43));
  private final Person alice = life.account("alice");
  private final SessionId session = life.signIn(alice, Addresses.from("192.0.2.1"));
  private final RecordedEvent moved = life.refresh(alice, session, Addresses.from("203.0.113.9"));
  private URI base = URI.create("http://unset");
  private OpenApiContract contract = new OpenApiContract("{}");
  private List<String> caller = List.of();

  OpenApiTest() throws Exception {
    platform = new Platform();
  }

  @BeforeAll
  void start() throws Exception {
    platform.database.keep(alice);
    life.flag(alice, session, moved);
    life.revoke(alice, life.signIn(alice, Addresses.from("192.0.2.1")), RevocationReason.LOGOUT);
    life.log.append(
        new AccountCreated(
            alice.id,
            platform.database.lookup.nameTag(UserName.of("Alice")),
            List.of("user"),
            null),
        alice);
    base = platform.start(Map.of());
    List<RawRecord> records = life.log.records();
    platform.send(records);
    contract = new OpenApiContract(document());
    caller = caller("security");
    Eventually.holds(() ->
        assertThat(platform.database.texts("SELECT count(*) FROM audit.audit_event"))
            .containsExactly(String.valueOf(records.size())));
  }

  @AfterAll
  void stop() {
    platform.close();
  }

  @Test
  void everyRouteIsInItAndNothingMore() {
    Set<String> routes = new TreeSet<>();
    platform
        .projector(0)
        .getBean(Router.class)
        .uriRoutes()
        .filter(it -> it.getHttpMethod() != HttpMethod.HEAD)
        .forEach(it ->
            routes.add(
                it.getHttpMethodName()
                    + " "
                    + it.getUriMatchTemplate().toString().replaceAll("\\{[/?][^}]*}", "")));
    assertThat(contract.calls()).isEqualTo(routes);
  }

  @Test
  void itIsTheSameEveryTime() {
    assertThat(document()).isEqualTo(document()).contains("\"openapi\":\"3.1.0\"");
  }

  @Test
  void everyCallAnswersAsItSaysAndSaysAllThatItAnswers() {
    for (String call : contract.calls()) {
      send(call, UUID.randomUUID().toString(), caller, NOTHING);
      send(call, UUID.randomUUID().toString(), caller, "{}".getBytes(StandardCharsets.UTF_8));
      send(call, UUID.randomUUID().toString(), caller, new byte[1 << 20]);
      send(call, UUID.randomUUID().toString(), with("Content-Encoding: gzip"), NOTHING);
      send(call, UUID.randomUUID().toString(), with("Cookie: a=" + "b".repeat(10_240)), NOTHING);
      strangers(call);
      questions(call);
    }
    assertThat(ok("/sessions/{sid}", session.toString()).text("id")).isEqualTo(session.toString());
    ok("/audit/events/{id}", moved.envelope().id().toString());
    send("GET /health/{selector}", "liveness", List.of(), NOTHING);
    for (String list :
        List.of("/sessions", "/revocations", "/anomalies", "/audit/events", "/users?name=alice")) {
      assertThat(ok(list, "").objects("items")).as(list).isNotEmpty();
    }

    Set<String> missing = new TreeSet<>(contract.answers());
    missing.removeAll(contract.seen());
    assertThat(missing).allMatch(it -> it.matches(ON_A_BAD_DAY));
  }

  private void strangers(String call) {
    int refused = send(call, UUID.randomUUID().toString(), List.of(), NOTHING).status();
    if (!contract.operation(call).path("security").isEmpty()) {
      assertThat(refused).as(call).isEqualTo(401);
      assertThat(send(call, UUID.randomUUID().toString(), caller("user"), NOTHING).status())
          .as(call)
          .isEqualTo(403);
    }
  }

  /** Every parameter that is named is taken, and no other one. */
  private void questions(String call) {
    for (JsonNode parameter : contract.operation(call).path("parameters")) {
      String example = parameter.path("example").asText();
      if (parameter.path("in").asText().equals("query") && !example.isEmpty()) {
        String query =
            "?"
                + parameter.path("name").asText()
                + "="
                + URLEncoder.encode(example, StandardCharsets.UTF_8);
        int status = send(call + query, "", caller, NOTHING).status();
        assertThat(status == 200 || call.equals("GET /users")).as(call + query).isTrue();
      }
    }
    if (!contract.operation(call).path("security").isEmpty()) {
      send(call + "?unknown=1", UUID.randomUUID().toString(), caller, NOTHING);
    }
  }

  private Fields ok(String template, String id) {
    Reply reply = send("GET " + template, id, caller, NOTHING);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return Fields.read(reply.body().getBytes(StandardCharsets.UTF_8));
  }

  private Reply send(String call, String id, List<String> headers, byte[] body) {
    String[] parts = call.split(" ", 2);
    String path = parts[1].replaceAll("\\{[^}]*}", id);
    Reply reply = RawHttp.send(base, parts[0] + " " + path + " HTTP/1.1", headers, body);
    contract.check(
        parts[0],
        path,
        reply.status(),
        reply.header("Content-Type").stream().findFirst().orElse(""),
        reply.body());
    return reply;
  }

  private List<String> with(String header) {
    List<String> headers = new ArrayList<>(caller);
    headers.add(header);
    return headers;
  }

  private List<String> caller(String role) {
    return List.of(
        "Authorization: Bearer " + platform.auth.token(role),
        "X-Fingerprint: " + TestAuthApi.FINGERPRINT);
  }

  private String document() {
    return platform.get(HttpRequest.newBuilder(base.resolve("/openapi.json")).build()).body();
  }
}
