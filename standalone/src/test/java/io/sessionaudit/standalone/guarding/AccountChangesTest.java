package io.sessionaudit.standalone.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.json.Fields;
import io.sessionaudit.standalone.running.Browser;
import io.sessionaudit.standalone.running.RunningPlatform;
import io.sessionaudit.standalone.running.SharedPlatform;
import io.sessionaudit.standalone.running.User;
import io.sessionaudit.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What admins and owners do to accounts reaches guarded services and the tables of the log. */
@ExtendWith(SharedPlatform.class)
class AccountChangesTest {

  private static final String NEXT = "another password entirely";

  private final RunningPlatform platform;

  AccountChangesTest(RunningPlatform platform) {
    this.platform = platform;
  }

  private void admitted(Browser browser) {
    Eventually.holds(() -> platform.guarded(browser).expect(200));
  }

  private void refused(Browser browser, String code) {
    Eventually.holds(() -> platform.guarded(browser).expect(401, code));
  }

  /** How the read API shows the session to somebody who may look. */
  private void shown(String session, String status, String reason) {
    Browser reader = platform.browser().signIn(platform.newUser());
    Eventually.holds(() -> {
      Fields row =
          reader
              .bearer(platform.projector().url().resolve("/sessions/" + session))
              .expect(200)
              .json();
      assertThat(row.text("status")).isEqualTo(status);
      assertThat(row.has("endReason") ? row.text("endReason") : "").isEqualTo(reason);
    });
  }

  private String account(User user, String column) {
    return platform
        .stored()
        .text("SELECT " + column + "::text FROM audit.account WHERE user_id = '" + user.id() + "'");
  }

  private void patch(User user, String body) {
    Browser admin = platform.admin();
    Eventually.holds(() -> admin.patch("/admin/users/" + user.id(), body).expect(200));
  }

  @Test
  void other_roles_make_tokens_stale_and_the_next_one_is_admitted() {
    User user = platform.newUser();
    Browser browser = platform.browser().signIn(user);
    admitted(browser);
    patch(user, "{\"roles\":[\"auditor\",\"user\",\"writer\"]}");
    refused(browser, "token_stale");
    browser.refresh().expect(200);
    admitted(browser);
    Eventually.holds(() -> {
      assertThat(account(user, "roles")).isEqualTo("{auditor,user,writer}");
      assertThat(account(user, "authz")).isEqualTo("2");
    });
    shown(browser.session(), "LIVE", "");
  }

  @Test
  void a_disabled_account_is_shown_as_one() {
    User user = platform.newUser();
    patch(user, "{\"status\":\"DISABLED\"}");
    Eventually.holds(() -> assertThat(account(user, "status")).isEqualTo("DISABLED"));
  }

  @Test
  void a_users_own_change_leaves_the_new_session_alone() {
    User user = platform.newUser();
    Browser other = platform.browser().signIn(user);
    Browser browser = platform.browser().signIn(user);
    Browser before = browser.copy();
    admitted(other);
    String body = "{\"current\":\"%s\",\"new\":\"%s\"}".formatted(user.password(), NEXT);
    Eventually.holds(() -> browser.post("/auth/password", body).expect(200));
    refused(other, "session_revoked");
    refused(before, "session_revoked");
    admitted(browser);
    shown(before.session(), "REVOKED", "PASSWORD_CHANGED");
    shown(browser.session(), "LIVE", "");
  }

  @Test
  void everybody_is_refused_and_whoever_comes_back_is_admitted() {
    User user = platform.newUser();
    Browser before = platform.browser().signIn(user);
    Browser ended = platform.browser().signIn(user);
    ended.copy().post("/auth/logout", "").expect(204);
    admitted(before);
    platform
        .admin()
        .post("/admin/revoke-everyone", "{\"reason\":\"drill\",\"confirm\":\"everyone\"}")
        .expect(200);
    refused(before, "session_revoked");
    Browser after = platform.browser().signIn(user);
    admitted(after);
    shown(before.session(), "REVOKED", "ADMIN");
    shown(ended.session(), "REVOKED", "LOGOUT");
    shown(after.session(), "LIVE", "");
  }
}
