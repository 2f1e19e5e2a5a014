package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.UserId;
import io.sessionaudit.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admins look at accounts and change them. */
class AdminUsersTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String userOf(Browser browser) {
    return browser.get("/auth/whoami").expect(200).json().text("sub");
  }

  private static Browser.Answer patch(Browser admin, String user, String body) {
    return admin.send("PATCH", "/admin/users/" + user, body);
  }

  private static List<RecordedEvent> since(String user, int behind) {
    List<RecordedEvent> events = api.stored().events(user);
    return events.subList(behind, events.size());
  }

  private static String feed(RecordedEvent event) {
    return api.stored()
        .text(
            "SELECT feed_key || ' ' || convert_from(feed_value, 'UTF8') FROM auth.journal"
                + " WHERE event_id = '"
                + event.envelope().id()
                + "'");
  }

  @Test
  void other_roles_make_access_tokens_stale_and_the_next_refresh_has_them() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    String user = userOf(browser);
    Browser admin = api.admin();
    Fields changed = patch(admin, user, "{\"roles\":[\"auditor\",\"user\"]}").expect(200).json();
    assertThat(changed.texts("roles")).containsExactly("auditor", "user");
    assertThat(changed.text("status")).isEqualTo("ACTIVE");
    RecordedEvent event = since(user, 2).getFirst();
    assertThat(since(user, 2)).hasSize(1);
    assertThat(changed.text("event")).isEqualTo(event.envelope().id().toString());
    assertThat(event.event())
        .isEqualTo(
            new AuthorizationChanged(
                UserId.of(user), List.of("user"), List.of("auditor", "user"), 2));
    assertThat(event.envelope().lineage().actor())
        .isEqualTo(new Actor.Admin(UserId.of(userOf(admin))));
    assertThat(feed(event))
        .startsWith("user:" + user)
        .contains("\"revokedThrough\":0", "\"authz\":2");
    browser.get("/auth/whoami").expect(401, "token_stale");
    browser.refresh().expect(200);
    assertThat(browser.get("/auth/whoami").expect(200).json().texts("roles"))
        .containsExactly("auditor", "user");
  }

  @Test
  void a_disabled_account_is_dead_everywhere_until_it_is_enabled_and_signs_in_again() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    String user = userOf(browser);
    Browser admin = api.admin();
    assertThat(patch(admin, user, "{\"status\":\"DISABLED\"}").expect(200).json().text("status"))
        .isEqualTo("DISABLED");
    List<RecordedEvent> told = since(user, 2);
    assertThat(told).hasSize(2);
    assertThat(told.get(0).event()).isInstanceOf(AccountStatusChanged.class);
    assertThat(told.get(1).event())
        .isInstanceOfSatisfying(
            TokenRevoked.class, it -> assertThat(it.reason()).isEqualTo(RevocationReason.DISABLED));
    assertThat(feed(told.get(1))).contains("\"revokedThrough\":1", "\"authz\":1");
    browser.get("/auth/whoami").expect(401, "session_revoked");
    browser.refresh().expect(401, "session_revoked");
    api.browser()
        .post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, RunningAuthApi.PASSWORD))
        .expect(401, "invalid_credentials");
    patch(admin, user, "{\"status\":\"ACTIVE\"}").expect(200);
    browser.refresh().expect(401, "session_revoked");
    api.browser().signIn(name).refresh().expect(200);
  }

  @Test
  void roles_and_status_together_are_one_commit() {
    Browser browser = api.browser().signIn(api.newUser());
    String user = userOf(browser);
    patch(api.admin(), user, "{\"status\":\"DISABLED\",\"roles\":[\"auditor\"]}").expect(200);
    List<RecordedEvent> told = since(user, 2);
    assertThat(told.stream().map(RecordedEvent::event))
        .hasExactlyElementsOfTypes(
            AuthorizationChanged.class, AccountStatusChanged.class, TokenRevoked.class);
    assertThat(told.stream().map(it -> it.envelope().lineage().correlation()).distinct())
        .hasSize(1);
    assertThat(feed(told.get(2))).contains("\"revokedThrough\":1", "\"authz\":2");
    assertThat(
            api.stored()
                .count(
                    "(SELECT DISTINCT xmin::text FROM auth.journal WHERE version > 2"
                        + " AND stream = 'user:"
                        + user
                        + "') AS commits"))
        .isEqualTo(1);
  }

  @Test
  void another_password_ends_every_session_and_counts_from_then_on() {
    String name = api.newUser();
    Browser browser = api.browser().signIn(name);
    String user = userOf(browser);
    patch(api.admin(), user, "{\"password\":\"given by the admin\"}").expect(200);
    List<RecordedEvent> told = since(user, 2);
    assertThat(told).hasSize(2);
    assertThat(told.get(0).event())
        .isInstanceOfSatisfying(
            PasswordChanged.class, it -> assertThat(it.by()).isEqualTo(ChangedBy.ADMIN));
    assertThat(told.get(1).event())
        .isInstanceOfSatisfying(
            TokenRevoked.class,
            it -> assertThat(it.reason()).isEqualTo(RevocationReason.PASSWORD_CHANGED));
    browser.refresh().expect(401, "session_revoked");
    api.browser().signIn(name, "given by the admin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"roles\":[\"user\"]}",
        "{\"roles\":[\"user\",\"user\"],\"status\":\"ACTIVE\"}",
      })
  void what_stands_already_is_no_change(String body) {
    Browser browser = api.browser().signIn(api.newUser());
    String user = userOf(browser);
    Fields same = patch(api.admin(), user, body).expect(200).json();
    assertThat(same.has("event")).isFalse();
    assertThat(same.text("status")).isEqualTo("ACTIVE");
    assertThat(since(user, 2)).isEmpty();
    browser.get("/auth/whoami").expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"disabled\"}",
        "{\"status\":\"\"}",
        "{\"roles\":[]}",
        "{\"roles\":[\"Admin\"]}",
        "{\"roles\":[null]}",
        "{\"password\":\"short\"}",
      })
  void what_cannot_be_read_changes_nothing(String body) {
    Browser browser = api.browser().signIn(api.newUser());
    String user = userOf(browser);
    patch(api.admin(), user, body).expect(400, "invalid_request");
    assertThat(since(user, 2)).isEmpty();
  }

  @Test
  void only_admins_may_and_only_accounts_that_are() {
    Browser security = api.browser().signIn(api.newUser("security", "user"));
    String user = userOf(security);
    patch(security, user, "{\"roles\":[\"admin\"]}").expect(403, "forbidden");
    security.get("/admin/users").expect(403, "forbidden");
    Browser admin = api.admin();
    patch(admin, "01890000-0000-7000-8000-000000000001", "{\"status\":\"DISABLED\"}")
        .expect(404, "not_found");
    patch(admin, "nobody", "{}").expect(404, "not_found");
  }

  @Test
  void the_last_active_admin_stays() {
    Browser admin = api.admin();
    String last = userOf(admin);
    patch(admin, last, "{\"status\":\"DISABLED\"}").expect(409, "conflict");
    patch(admin, last, "{\"roles\":[\"user\"]}").expect(409, "conflict");
    admin.get("/auth/whoami").expect(200);
    Browser second = api.browser().signIn(api.newUser("admin", "user"));
    String other = userOf(second);
    patch(second, last, "{\"roles\":[\"user\"]}").expect(200);
    admin.get("/admin/users").expect(401, "token_stale");
    patch(second, other, "{\"status\":\"DISABLED\"}").expect(409, "conflict");
    patch(second, last, "{\"roles\":[\"admin\",\"user\"]}").expect(200);
    patch(second, other, "{\"status\":\"DISABLED\"}").expect(200);
    second.get("/admin/users").expect(401, "session_revoked");
  }

  @Test
  void every_account_is_on_one_page_the_newest_first() {
    for (int i = 0; i < 5; i++) {
      api.newUser();
    }
    Browser admin = api.admin();
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Fields page = admin.get(page(cursor)).expect(200).json();
      List<Fields> items = page.objects("items");
      assertThat(items).hasSizeBetween(1, 2);
      items.forEach(it -> seen.add(it.text("id")));
      cursor = page.has("next") ? page.text("next") : null;
    } while (cursor != null);
    assertThat(seen).hasSize((int) api.stored().count("auth.account")).doesNotHaveDuplicates();
    assertThat(new HashSet<>(seen)).contains(userOf(admin));
    Fields newest =
        admin.get("/admin/users?limit=1").expect(200).json().objects("items").getFirst();
    assertThat(newest.text("username")).startsWith("user-");
    assertThat(newest.text("status")).isEqualTo("ACTIVE");
    assertThat(newest.texts("roles")).containsExactly("user");
  }

  private static String page(@Nullable String cursor) {
    return "/admin/users?limit=2" + (cursor == null ? "" : "&cursor=" + cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "limit=x", "limit=1&limit=2", "cursor=x", "page=2"})
  void pages_that_are_none_are_refused(String query) {
    api.admin().get("/admin/users?" + query).expect(400, "invalid_request");
  }
}
