package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.OpenApiContract;
import io.sessionaudit.testkit.RawHttp;
import io.sessionaudit.testkit.RawHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The document says what the service does: every call, and every answer of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private static final String JSON = "Content-Type: application/json";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final byte[] NOTHING = {};

  /** What comes only when something is broken, or overrun; other tests see to that. */
  private static final String ON_A_BAD_DAY = ".* (429|500|503)";

  private final RunningAuthApi api = RunningAuthApi.start(Map.of());
  private final OpenApiContract contract = Contracts.of(api.url());
  private final List<Route> routes = Route.all(api.bean(Router.class));

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void every_route_is_in_it_and_nothing_more() {
    assertThat(contract.calls())
        .isEqualTo(new TreeSet<>(routes.stream().map(Route::toString).toList()));
  }

  @Test
  void equal_code_makes_equal_bytes() {
    try (RunningAuthApi other = RunningAuthApi.start(Map.of())) {
      assertThat(Contracts.text(other.url())).isEqualTo(Contracts.text(api.url()));
    }
  }

  @Test
  void every_call_answers_as_it_says_and_says_all_that_it_answers() {
    mistakes();
    strangers();
    successes();
    conflicts();
    everyone();

    Set<String> missing = new TreeSet<>(contract.answers());
    missing.removeAll(contract.seen());
    assertThat(missing).allMatch(it -> it.matches(ON_A_BAD_DAY));
  }

  private void mistakes() {
    List<String> caller = bearer(api.admin());
    for (Route route : routes) {
      List<String> headers = new ArrayList<>(route.form() ? List.of(basic()) : caller);
      headers.add(route.form() ? FORM : JSON);
      send(route, headers, bytes("{"));
      send(route, headers, large());
      if (!route.form()) {
        exchange(route, List.of("Cookie: a=" + "b".repeat(10_240)), NOTHING);
      }
      send(route, caller.subList(0, 2), NOTHING); // nothing that another site could not send
      headers.add("Content-Encoding: gzip");
      send(route, headers, bytes("{}"));
    }
    for (Route route : routes.stream().filter(Route::varies).toList()) {
      List<String> headers = new ArrayList<>(caller);
      headers.add(JSON);
      send(route, headers, route.json() ? bytes(route.body()) : NOTHING);
    }
  }

  /** Nobody, somebody without the right, and somebody from elsewhere. */
  private void strangers() {
    List<String> user = bearer(api.browser().signIn(api.newUser()));
    for (Route route : routes) {
      byte[] body = route.json() ? bytes(route.body()) : route.form() ? bytes("token=a") : NOTHING;
      List<String> nobody = new ArrayList<>(List.of("X-Requested-With: test"));
      if (body.length > 0) {
        nobody.add(route.form() ? FORM : JSON);
      }
      int refused = send(route, nobody, body).status();
      if (needsCredential(route)) {
        assertThat(refused).as(route.toString()).isEqualTo(401);
      }
      nobody.removeFirst();
      send(route, nobody, body);
      nobody.addAll(user);
      if (route.template().startsWith("/admin/")) {
        assertThat(send(route, nobody, body).status()).as(route.toString()).isEqualTo(403);
      }
    }
    List<String> headers = List.of(JSON, "X-Requested-With: test");
    send(route("POST /auth/login"), headers, bytes(route("POST /auth/login").body()));
  }

  /** Whether none of its security requirements is empty. */
  private boolean needsCredential(Route route) {
    var security = contract.operation(route.toString()).path("security");
    boolean all = !security.isEmpty();
    for (var requirement : security) {
      all &= !requirement.isEmpty();
    }
    return all;
  }

  private void successes() {
    String name = api.newUser();
    Browser user = api.browser().signIn(name);
    user.refresh().expect(200);
    user.get("/auth/whoami").expect(200);
    user.get("/auth/sessions").expect(200);
    user.delete("/auth/sessions/" + sid(api.browser().signIn(name))).expect(204);
    user.post(
            "/auth/password",
            "{\"current\":\"%s\",\"new\":\"another long password\"}"
                .formatted(RunningAuthApi.PASSWORD))
        .expect(200);
    user.post("/auth/logout-all", "").expect(200);
    api.browser().signIn(name, "another long password").post("/auth/logout", "").expect(204);
    api.browser()
        .post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"another long password\",\"delivery\":\"body\"}"
                .formatted(name))
        .expect(200);
    administration(name);
    introspection();
    api.browser().get("/health/liveness").expect(200);
  }

  private void administration(String name) {
    Browser admin = api.admin();
    String reason = "{\"reason\":\"routine\"}";
    admin.get("/admin/users?limit=2").expect(200);
    String behindAll = "/admin/users?cursor=00000000-0000-7000-8000-000000000001";
    assertThat(admin.get(behindAll).expect(200).json().objects("items")).isEmpty();
    Browser victim = api.browser().signIn(name, "another long password");
    String id = victim.get("/auth/whoami").expect(200).json().text("sub");
    String sid = sid(victim);
    admin.post("/admin/tokens/" + sid + ".1/revoke", reason).expect(200);
    admin.post("/admin/sessions/" + sid + "/revoke", reason).expect(200);
    admin.post("/admin/users/" + id + "/revoke", reason).expect(200);
    admin.send("PATCH", "/admin/users/" + id, "{\"status\":\"DISABLED\"}").expect(200);
    Fields client = admin.post("/admin/clients", "{\"name\":\"shop\"}").expect(201).json();
    admin.get("/admin/clients").expect(200);
    admin.delete("/admin/clients/" + client.text("clientId")).expect(204);
  }

  private void introspection() {
    Properties client = api.credential("client");
    String id = client.getProperty("clientId");
    String secret = client.getProperty("clientSecret");
    Browser user = api.browser().signIn(api.newUser());
    for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke"}) {
      Browser.form(api.url(), path, "token=" + user.accessToken(), id, secret).expect(200);
      Browser.form(api.url(), path, "token=" + user.accessToken(), id, "wrong").expect(401);
    }
  }

  private void conflicts() {
    Browser admin = api.admin();
    String taken = "{\"username\":\"admin\",\"password\":\"a long password\",\"roles\":[\"user\"]}";
    admin.post("/admin/users", taken).expect(409);
    String self = admin.get("/auth/whoami").expect(200).json().text("sub");
    admin.send("PATCH", "/admin/users/" + self, "{\"status\":\"DISABLED\"}").expect(409);
  }

  private void everyone() {
    api.admin()
        .post("/admin/revoke-everyone", "{\"reason\":\"routine\",\"confirm\":\"everyone\"}")
        .expect(200);
  }

  private Route route(String name) {
    return routes.stream().filter(it -> it.toString().equals(name)).findFirst().orElseThrow();
  }

  private Reply send(Route route, List<String> headers, byte[] body) {
    Reply reply = exchange(route, headers, body);
    assertThat(reply.header("X-Correlation-Id")).as(reply.head()).hasSize(1);
    return reply;
  }

  private Reply exchange(Route route, List<String> headers, byte[] body) {
    String path = route.path(UUID.randomUUID().toString());
    Reply reply = RawHttp.send(api.url(), route.method() + " " + path + " HTTP/1.1", headers, body);
    contract.check(
        route.method(),
        path,
        reply.status(),
        reply.header("Content-Type").stream().findFirst().orElse(""),
        reply.body());
    return reply;
  }

  private List<String> bearer(Browser caller) {
    return List.of(
        "Authorization: Bearer " + caller.accessToken(),
        "X-Fingerprint: " + caller.fingerprint(),
        "X-Requested-With: test");
  }

  private String basic() {
    Properties client = api.credential("client");
    String pair = client.getProperty("clientId") + ":" + client.getProperty("clientSecret");
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static String sid(Browser browser) {
    return browser.get("/auth/whoami").expect(200).json().text("sid");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] large() {
    return bytes("{\"a\":\"" + "a".repeat(1 << 20) + "\"}");
  }
}
