package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Actor;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every session and token there is dies, whatever is on its way; what comes after lives. */
class RevokeEveryoneTest {

  private static final String EVERYONE = "{\"reason\":\"drill\",\"confirm\":\"everyone\"}";

  private static RunningAuthApi api;
  private static RunningAuthApi other;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
    other = api.another();
  }

  @AfterAll
  static void stop() {
    other.close();
    api.close();
  }

  private static List<RecordedEvent> told() {
    return api.stored().allEvents().stream()
        .filter(it -> it.event() instanceof EveryoneRevoked)
        .toList();
  }

  private static String login(String name) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, RunningAuthApi.PASSWORD);
  }

  @Test
  void everybody_is_dead_and_may_come_back() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    Browser admin = api.admin();
    String user = admin.get("/auth/whoami").expect(200).json().text("sub");
    int before = told().size();
    Fields answer = admin.post("/admin/revoke-everyone", EVERYONE).expect(200).json();
    assertThat(answer.flag("changed")).isTrue();
    api.dead(browser);
    api.dead(admin);
    List<RecordedEvent> events = told();
    assertThat(events).hasSize(before + 1);
    RecordedEvent event = events.getLast();
    assertThat(event.envelope().id().toString()).isEqualTo(answer.text("event"));
    assertThat(event.envelope().stream().name()).isEqualTo("realm");
    assertThat(event.envelope().lineage().actor()).isEqualTo(new Actor.Admin(UserId.of(user)));
    int realm = ((EveryoneRevoked) event.event()).realm();
    assertThat(event.event())
        .isEqualTo(new EveryoneRevoked(realm, EveryoneRevoked.Reason.ADMIN, "drill"));
    assertThat(api.stored().text("SELECT number FROM auth.realm")).isEqualTo("" + realm);
    assertThat(
            api.stored()
                .text(
                    "SELECT feed_key || ' ' || convert_from(feed_value, 'UTF8') FROM auth.journal"
                        + " WHERE event_id = '"
                        + event.envelope().id()
                        + "'"))
        .startsWith("realm ")
        .contains("\"realm\":" + realm);
    Browser again = api.browser().signIn(name);
    again.refresh().expect(200);
    assertThat(api.introspected(again.accessToken())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\":\"drill\"}",
        "{\"reason\":\"drill\",\"confirm\":\"Everyone\"}",
        "{\"reason\":\" \",\"confirm\":\"everyone\"}",
        "{\"confirm\":\"everyone\"}",
      })
  void what_is_not_meant_does_nothing(String body) {
    int before = told().size();
    Browser admin = api.admin();
    admin.post("/admin/revoke-everyone", body).expect(400, "invalid_request");
    assertThat(told()).hasSize(before);
    admin.refresh().expect(200);
  }

  @Test
  void only_an_admin_may() {
    Browser security = api.browser().signIn(api.newUser("security", "user"));
    security.post("/admin/revoke-everyone", EVERYONE).expect(403, "forbidden");
    security.refresh().expect(200);
  }

  @Test
  void it_answers_when_no_append_is_left_that_read_the_old_number() throws Exception {
    String name = api.newUser();
    Browser admin = api.admin();
    Browser late = new Browser(other.url());
    int before = told().size();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Browser.Answer> held;
      Future<Browser.Answer> everyone;
      try (HeldWrites writes = HeldWrites.of(api.database(), "TokenIssued")) {
        held = threads.submit(() -> late.post("/auth/login", login(name)));
        writes.awaitWaiting(1);
        everyone = threads.submit(() -> admin.post("/admin/revoke-everyone", EVERYONE));
        Eventually.holds(() -> assertThat(told()).hasSize(before + 1));
        Eventually.holds(() -> assertThat(looks()).isPositive());
        assertThat(everyone.isDone()).isFalse();
      }
      held.get().expect(200);
      everyone.get().expect(200);
    }
    api.dead(late);
  }

  /** Connections that have asked last who still writes to accounts. */
  private static long looks() {
    return api.stored()
        .count(
            "pg_stat_activity WHERE query LIKE '%pg_locks%auth.account%'"
                + " AND datname = current_database() AND pid <> pg_backend_pid()");
  }

  @Test
  void a_refresh_before_it_is_dead_and_a_sign_in_that_had_to_wait_lives() throws Exception {
    String name = api.newUser();
    Browser admin = api.admin();
    Browser refreshing = api.browser().signIn(name);
    Browser waiting = new Browser(other.url());
    int before = told().size();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Future<Browser.Answer> held;
      Future<Browser.Answer> behind;
      Future<Browser.Answer> everyone;
      try (HeldWrites writes = HeldWrites.of(api.database(), "TokenRefreshed")) {
        held = threads.submit(refreshing::refresh);
        writes.awaitWaiting(1);
        behind = threads.submit(() -> waiting.post("/auth/login", login(name)));
        writes.awaitWaiting(2);
        everyone = threads.submit(() -> admin.post("/admin/revoke-everyone", EVERYONE));
        Eventually.holds(() -> assertThat(told()).hasSize(before + 1));
      }
      held.get().expect(200);
      behind.get().expect(200);
      everyone.get().expect(200);
    }
    api.dead(refreshing);
    waiting.get("/auth/whoami").expect(200);
    waiting.refresh().expect(200);
  }

  @Test
  void a_sign_in_while_it_is_on_its_way_is_dead_after_it() throws Exception {
    String name = api.newUser();
    Browser admin = api.admin();
    Browser early = new Browser(other.url());
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Browser.Answer> everyone;
      try (HeldWrites writes = HeldWrites.of(api.database(), "EveryoneRevoked")) {
        everyone = threads.submit(() -> admin.post("/admin/revoke-everyone", EVERYONE));
        writes.awaitWaiting(1);
        early.post("/auth/login", login(name)).expect(200);
        early.refresh().expect(200);
      }
      everyone.get().expect(200);
    }
    api.dead(early);
  }
}
