package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.command.Authenticate;
import io.sessionaudit.auth.command.Caller;
import io.sessionaudit.auth.command.ChangeAccount;
import io.sessionaudit.auth.command.CreateUser;
import io.sessionaudit.auth.command.Outcome;
import io.sessionaudit.auth.credential.Password;
import io.sessionaudit.auth.decision.Refusal;
import io.sessionaudit.auth.decision.Roles;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.UserName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An admin was admitted; before his request is carried out, he is none any more. */
class LateAdminTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static Caller admitted(Browser browser) {
    return switch (api.bean(Authenticate.class)
        .check(browser.accessToken(), browser.fingerprint())) {
      case Outcome.Granted<Caller> it -> it.value();
      case Outcome.Refused<Caller> it -> throw new AssertionError(it.refusal());
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"DISABLED\"} | SESSION_REVOKED | SESSION_REVOKED",
        "{\"password\":\"given by another\"} | SESSION_REVOKED | SESSION_REVOKED",
        "{\"roles\":[\"user\"]} | TOKEN_STALE | FORBIDDEN",
      })
  void leaves_no_way_back(String body, Refusal creation, Refusal change) {
    Browser browser = api.browser().signIn(api.newUser("admin", "user"));
    Caller caller = admitted(browser);
    String victim = api.newUser();
    String id = api.browser().signIn(victim).get("/auth/whoami").expect(200).json().text("sub");
    api.admin().send("PATCH", "/admin/users/" + caller.token().user(), body).expect(200);

    long accounts = api.stored().count("auth.account");
    assertThat(
            api.bean(CreateUser.class)
                .byAdmin(
                    caller,
                    UserName.of("back-door"),
                    Password.of(RunningAuthApi.PASSWORD),
                    new Roles(List.of("admin")),
                    FreshIds.correlation()))
        .isEqualTo(Outcome.refused(creation));
    assertThat(api.stored().count("auth.account")).isEqualTo(accounts);

    assertThat(
            api.bean(ChangeAccount.class)
                .run(
                    caller,
                    new ChangeAccount.Change(
                        UserId.of(id), new Roles(List.of("admin")), null, null),
                    FreshIds.correlation()))
        .isEqualTo(Outcome.refused(change));
    assertThat(api.stored().facts(id, 2)).isEmpty();
  }
}
