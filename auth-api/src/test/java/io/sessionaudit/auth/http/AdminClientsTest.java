package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.sessionaudit.auth.AuthApi;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RealmEvent.ClientCreated;
import io.sessionaudit.event.RealmEvent.ClientDeleted;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admins let services introspect and revoke, and stop them again. */
class AdminClientsTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static List<RecordedEvent> realm() {
    return api.stored().allEvents().stream()
        .filter(it -> it.envelope().stream().name().equals("realm"))
        .toList();
  }

  private static Browser.Answer introspect(Fields client, String token) {
    return Browser.form(
        api.url(),
        "/oauth2/introspect",
        "token=" + token,
        client.text("clientId"),
        client.text("clientSecret"));
  }

  @Test
  void the_first_client_does_not_come_back_when_it_was_deleted() {
    try (RunningAuthApi own = RunningAuthApi.start(Map.of())) {
      Properties first = own.credential("client");
      own.admin().delete("/admin/clients/" + first.getProperty("clientId")).expect(204);
      try (ApplicationContext again = AuthApi.start(own.settings())) {
        Browser.form(
                again.getBean(EmbeddedServer.class).getURI(),
                "/oauth2/introspect",
                "token=any",
                first.getProperty("clientId"),
                first.getProperty("clientSecret"))
            .expect(401);
      }
    }
  }

  @Test
  void a_client_asks_until_it_is_deleted() {
    Browser admin = api.admin();
    String user = admin.get("/auth/whoami").expect(200).json().text("sub");
    Fields client = admin.post("/admin/clients", "{\"name\":\" notes  api \"}").expect(201).json();
    String id = client.text("clientId");
    assertThat(client.text("name")).isEqualTo("notes  api");
    assertThat(introspect(client, admin.accessToken()).expect(200).json().flag("active")).isTrue();
    assertThat(
            api.stored()
                .count(
                    "auth.client WHERE encode(secret_hash, 'escape') = '"
                        + client.text("clientSecret")
                        + "'"))
        .isZero();
    Browser.Answer list = admin.get("/admin/clients").expect(200);
    assertThat(list.body()).doesNotContain(client.text("clientSecret"));
    assertThat(list.json().objects("items").getFirst().text("clientId")).isEqualTo(id);

    admin.delete("/admin/clients/" + id).expect(204);
    introspect(client, admin.accessToken()).expect(401);
    Browser.form(
            api.url(),
            "/oauth2/revoke",
            "token=" + admin.refreshToken(),
            id,
            client.text("clientSecret"))
        .expect(401);
    admin.refresh().expect(200);
    assertThat(api.stored().count("auth.client WHERE client_id = '" + id + "'")).isZero();
    admin.delete("/admin/clients/" + id).expect(404, "not_found");
    told(id, user);
  }

  private static void told(String id, String admin) {
    List<RecordedEvent> last = realm().subList(realm().size() - 2, realm().size());
    assertThat(last.stream().map(RecordedEvent::event))
        .isEqualTo(
            List.<Event>of(
                new ClientCreated(id, "notes  api"), new ClientDeleted(id, "notes  api")));
    assertThat(last)
        .allSatisfy(it ->
            assertThat(it.envelope().lineage().actor())
                .isEqualTo(new Actor.Admin(UserId.of(admin))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":\"a\\u0000b\"}"})
  void what_has_no_name_is_no_client(String body) {
    int before = realm().size();
    api.admin().post("/admin/clients", body).expect(400, "invalid_request");
    assertThat(realm()).hasSize(before);
  }

  @Test
  void only_admins_may_and_only_clients_that_are() {
    Browser security = api.browser().signIn(api.newUser("security", "user"));
    security.get("/admin/clients").expect(403, "forbidden");
    security.post("/admin/clients", "{\"name\":\"mine\"}").expect(403, "forbidden");
    String first = api.credential("client").getProperty("clientId");
    security.delete("/admin/clients/" + first).expect(403, "forbidden");
    api.admin().delete("/admin/clients/nobody").expect(404, "not_found");
    api.admin().delete("/admin/clients/a%20b").expect(404, "not_found");
  }
}
