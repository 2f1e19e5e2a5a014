package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.Everyone;
import io.sessionaudit.auth.append.Execution;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.auth.decision.Draft;
import io.sessionaudit.event.AccountEvent.ChangedBy;
import io.sessionaudit.event.AccountEvent.PasswordChanged;
import io.sessionaudit.event.Actor;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was decided under a realm number that is over by then is decided again. */
class RealmNumberTest {

  private static RunningAuthApi api;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** Revokes everybody between its first reads and their writes. */
  private static final class Interrupted implements Command<LoadedAccount, Integer> {

    private final UserId user;
    private final int times;
    private final List<Integer> realms = new ArrayList<>();

    Interrupted(UserId user, int times) {
      this.user = user;
      this.times = times;
    }

    @Override
    public Optional<LoadedAccount> read(Connection connection) throws SQLException {
      return api.bean(Reads.class).account(connection, user);
    }

    @Override
    public Decision<Integer> decide(LoadedAccount loaded) {
      realms.add(loaded.realm());
      if (realms.size() <= times) {
        assertThat(api.bean(Everyone.class).revoke("drill", lineage()).settled()).isTrue();
      }
      return new Decision.Accepted<>(
          loaded.realm(),
          List.of(new Draft(new PasswordChanged(user, 0, ChangedBy.ADMIN), false)),
          List.of(),
          new Decision.After(loaded.account(), null));
    }

    @Override
    public Request request(LoadedAccount loaded) {
      return new Request(lineage(), null);
    }

    private static Lineage lineage() {
      return Lineage.root(FreshIds.correlation(), Actor.SYSTEM);
    }
  }

  @Test
  void nobody_is_let_in_under_a_number_that_is_over() {
    String name = api.newUser();
    String id = api.browser().signIn(name).get("/auth/whoami").expect(200).json().text("sub");
    int realm = Integer.parseInt(api.stored().text("SELECT number FROM auth.realm"));
    Interrupted command = new Interrupted(UserId.of(id), 2);
    var executed = api.bean(Execution.class).run(command).orElseThrow();
    assertThat(executed.loaded().realm()).isEqualTo(realm + 2);
    assertThat(command.realms).containsExactly(realm, realm + 1, realm + 2);
    assertThat(api.stored().facts(id, 2)).hasSize(1);
  }
}
