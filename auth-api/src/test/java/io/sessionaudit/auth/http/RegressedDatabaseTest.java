package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.credential.KeyFiles;
import io.sessionaudit.auth.recovery.Recovered;
import io.sessionaudit.auth.recovery.Recovery;
import io.sessionaudit.event.AccountEvent.AccountStatusChanged;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.UserId;
import io.sessionaudit.testkit.Database;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.KeptConnection;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database comes back as it was some time ago, and the log does not. */
class RegressedDatabaseTest {

  private static final String NEW_PASSWORD = "another long and secret sentence";

  private final RunningAuthApi before = RunningAuthApi.start(Map.of());
  private final Browser admin = before.admin();
  private final String alice = before.newUser();
  private final String bob = before.newUser();
  private final String carol = before.newUser();
  private final Browser laptop = before.browser().signIn(alice);
  private final Browser phone = before.browser().signIn(bob);
  private final Browser tablet = before.browser().signIn(carol);
  private final UserId aliceId = userOf(laptop);
  private final UserId bobId = userOf(phone);
  private final UserId carolId = userOf(tablet);
  private final String oldClient = client("old");
  private Database copy;
  private RunningAuthApi now = before;
  private UserId daveId;

  private static UserId userOf(Browser browser) {
    return UserId.of(browser.get("/auth/whoami").expect(200).json().text("sub"));
  }

  private String client(String name) {
    return admin
        .post("/admin/clients", "{\"name\":\"%s\"}".formatted(name))
        .expect(201)
        .json()
        .text("clientId");
  }

  @BeforeEach
  void goBack() {
    before.awaitDelivered();
    before.close();
    copy = before.database().copy();
    try (RunningAuthApi lost = before.on(before.database())) {
      spendLostTime(lost);
      lost.awaitDelivered();
    }
  }

  private void spendLostTime(RunningAuthApi lost) {
    Browser boss = lost.admin();
    elsewhere(laptop, lost).refresh().expect(200);
    elsewhere(laptop, lost).post("/auth/logout-all", "").expect(200);
    lost.browser().signIn(alice);
    elsewhere(phone, lost)
        .post(
            "/auth/password",
            "{\"current\":\"%s\",\"new\":\"%s\"}".formatted(RunningAuthApi.PASSWORD, NEW_PASSWORD))
        .expect(200);
    boss.send("PATCH", "/admin/users/" + carolId, "{\"roles\":[\"auditor\",\"user\"]}").expect(200);
    daveId = userOf(lost.browser().signIn(lost.newUser()));
    boss.post("/admin/clients", "{\"name\":\"new\"}").expect(201);
    boss.delete("/admin/clients/" + oldClient).expect(204);
    lost.browser().post("/auth/login", "{\"username\":\"nobody\",\"password\":\"wrong\"}");
  }

  /** The same browser, where the service is now. */
  private static Browser elsewhere(Browser browser, RunningAuthApi api) {
    return api.browser()
        .withRefresh(browser.refreshToken())
        .withFingerprint(browser.fingerprint())
        .withAccessToken(browser.accessToken());
  }

  @AfterEach
  void stop() {
    now.close();
  }

  @Test
  void nothing_is_served_until_it_is_mended_and_nothing_dead_comes_back() throws Exception {
    now = before.on(copy);
    Browser old = elsewhere(laptop, now);
    assertThat(old.get("/health/readiness").status()).isEqualTo(503);
    assertThat(old.get("/health/readiness").body()).contains("which the database does not have");
    old.refresh().expect(503, "state_regressed");
    old.get("/auth/whoami").expect(503, "state_regressed");
    now.browser()
        .post("/auth/login", "{\"username\":\"a\",\"password\":\"b\"}")
        .expect(503, "state_regressed");
    now.browser().get("/.well-known/jwks.json").expect(200);
    long rows = now.stored().count("auth.journal");

    Recovered recovered = recover(false).orElseThrow();

    Eventually.holds(() -> old.get("/health/readiness").expect(200));
    assertThat(now.stored().count("auth.journal")).isGreaterThan(rows);
    assertThat(recovered.renumbered()).isZero();
    assertThat(recovered.disabled()).containsExactly(bobId);
    assertThat(recovered.oldPassword()).isEmpty();
    assertThat(recovered.missingAccounts()).containsExactly(daveId);
    assertThat(recovered.missingClients()).hasSize(1);
    noOldTokenLives();
    theRowsAreWhereTheLogIs();
    newSignInsWork();
  }

  private void noOldTokenLives() {
    for (Browser browser : List.of(laptop, phone, tablet, admin)) {
      Browser old = elsewhere(browser, now);
      old.refresh().expect(401, "session_revoked");
      old.get("/auth/whoami").expect(401, "session_revoked");
    }
  }

  private void theRowsAreWhereTheLogIs() {
    now.awaitDelivered();
    for (UserId user : List.of(aliceId, bobId, carolId)) {
      List<Long> versions = versions(user);
      assertThat(versions)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, versions.size()).boxed().toList());
      try (KafkaLog log = KafkaLog.fromStart()) {
        Eventually.holds(() -> assertThat(log.firstVersions(user.toString())).isEqualTo(versions));
        List<Event> facts =
            now.stored().events(user.toString()).stream().map(RecordedEvent::event).toList();
        assertThat(log.firstFacts(user.toString())).isEqualTo(facts);
      }
      assertThat(account(user, "version")).isEqualTo(String.valueOf(versions.size()));
    }
    assertThat(account(aliceId, "revoked_through")).isEqualTo("1");
    assertThat(account(aliceId, "last_epoch")).isEqualTo("2");
    assertThat(account(carolId, "roles::text")).isEqualTo("{auditor,user}");
    assertThat(account(carolId, "authz")).isEqualTo("2");
    assertThat(account(bobId, "status")).isEqualTo("DISABLED");
    assertThat(now.stored().events(bobId.toString()).stream().map(RecordedEvent::event))
        .hasAtLeastOneElementOfType(AccountStatusChanged.class);
    assertThat(now.stored().allEvents().stream().map(RecordedEvent::event))
        .contains(new EveryoneRevoked(2, EveryoneRevoked.Reason.STATE_REGRESSED, null));
    assertThat(now.stored().text("SELECT count(*) FROM auth.client WHERE name = 'old'"))
        .isEqualTo("0");
  }

  private List<Long> versions(UserId user) {
    return now.stored().events(user.toString()).stream()
        .map(it -> Objects.requireNonNull(it.envelope().place()).version())
        .toList();
  }

  private String account(UserId user, String column) {
    return now.stored()
        .text("SELECT %s FROM auth.account WHERE user_id = '%s'".formatted(column, user));
  }

  private void newSignInsWork() {
    Browser again = now.browser().signIn(alice);
    again.refresh().expect(200);
    again.get("/auth/whoami").expect(200);
    now.browser()
        .post(
            "/auth/login",
            "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(bob, RunningAuthApi.PASSWORD))
        .expect(401, "invalid_credentials");
    assertThat(now.browser().signIn(carol).get("/auth/whoami").json().texts("roles"))
        .containsExactly("auditor", "user");
    assertThat(now.admin().get("/admin/users").status()).isEqualTo(200);
  }

  @Test
  void what_only_the_database_has_goes_behind_the_log() throws Exception {
    // As an instance would have left it that served for a moment before anybody noticed.
    copy.execute(
        """
        UPDATE auth.account SET version = version + 1 WHERE user_id = '%1$s';
        INSERT INTO auth.journal (stream, version, event_id, type, revision, occurred_at,
          correlation, actor, data)
        SELECT stream, (SELECT version FROM auth.account WHERE user_id = '%1$s'),
          gen_random_uuid(), type, revision, now(), correlation, actor, data
        FROM auth.journal WHERE stream = 'user:%1$s' ORDER BY version DESC LIMIT 1
        """
            .formatted(aliceId));

    Recovered recovered = recover(false).orElseThrow();

    assertThat(recovered.renumbered()).isOne();
    now = before.on(copy);
    now.awaitDelivered();
    List<Long> versions = versions(aliceId);
    assertThat(versions)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, versions.size()).boxed().toList());
    assertThat(account(aliceId, "version")).isEqualTo(String.valueOf(versions.size()));
    try (KafkaLog log = KafkaLog.fromStart()) {
      Eventually.holds(() -> assertThat(log.firstVersions(aliceId.toString())).isEqualTo(versions));
    }
    now.browser().signIn(alice).refresh().expect(200);
  }

  @Test
  void a_database_that_did_not_go_back_is_left_alone() throws Exception {
    copy = before.database();
    try (KeptConnection connection = new KeptConnection(copy)) {
      Stored stored = new Stored(connection);
      long rows = stored.count("auth.journal");
      assertThat(recover(false)).isEmpty();
      assertThat(stored.count("auth.journal")).isEqualTo(rows);
      assertThat(recover(true)).isPresent();
      assertThat(stored.count("auth.journal")).isEqualTo(rows + 1);
    }
  }

  @Test
  void a_database_that_is_put_back_under_a_running_server_is_noticed() {
    now = before.on(before.database());
    now.browser().signIn(alice);
    now.awaitDelivered();
    now.database()
        .execute("DELETE FROM auth.journal WHERE id = (SELECT max(id) FROM auth.journal)");
    Eventually.holds(() -> now.browser().get("/auth/whoami").expect(503, "state_regressed"));
  }

  @Test
  void an_empty_database_beside_an_old_log_is_one_that_went_back() {
    now = before.on(TestServers.postgres().freshDatabase());
    now.browser().get("/auth/whoami").expect(503, "state_regressed");
    assertThat(now.stored().count("auth.account")).isZero();
  }

  private Optional<Recovered> recover(boolean always) throws Exception {
    KeyFiles keys =
        KeyFiles.open(Path.of(String.valueOf(before.settings().get("session-audit.keys-dir"))));
    try (Connection connection = copy.connect()) {
      return new Recovery(
              connection,
              KafkaConnection.plaintext(
                  String.valueOf(before.settings().get("kafka.bootstrap-servers"))),
              keys.master())
          .run(always);
    }
  }
}
