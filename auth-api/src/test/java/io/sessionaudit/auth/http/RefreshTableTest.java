package io.sessionaudit.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionEvent.RefreshRejected;
import io.sessionaudit.event.SessionEvent.RejectionCode;
import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.testkit.Eventually;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every row of the refresh table over HTTP, then rows, journal and cookies from outside. */
class RefreshTableTest {

  private static RunningAuthApi api;

  private String name;
  private Browser owner;
  private String user;
  private SessionId session;

  @BeforeAll
  static void start() {
    api = RunningAuthApi.start(Map.of());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void signIn() {
    name = api.newUser();
    owner = api.browser().signIn(name);
    var whoami = owner.get("/auth/whoami").expect(200).json();
    user = whoami.text("sub");
    session = whoami.text("sid", SessionId::of);
  }

  // Two events precede every test's own: AccountCreated, TokenIssued.
  private List<Event> facts() {
    return api.stored().facts(user, 2);
  }

  private String row(String column) {
    return api.stored().session(new TokenId(session, 1), column);
  }

  private void past(String interval) {
    api.database()
        .execute(
            "UPDATE auth.session SET rotated_at = rotated_at - interval '%s' WHERE session_id = '%s'"
                .formatted(interval, session));
  }

  private static void noCookies(Browser.Answer answer) {
    assertThat(answer.cookies()).isEmpty();
  }

  private void ended(RevocationReason reason, Browser.Answer answer) {
    noCookies(answer);
    assertThat(row("dead_generation")).isEqualTo(String.valueOf(Revocation.ALL_GENERATIONS));
    List<RecordedEvent> events = api.stored().events(user);
    RecordedEvent revoked = events.getLast();
    RecordedEvent proof = events.get(events.size() - 2);
    assertThat(revoked.event())
        .isInstanceOfSatisfying(
            TokenRevoked.class, it -> assertThat(it.reason()).isEqualTo(reason));
    assertThat(revoked.envelope().lineage().cause()).isEqualTo(proof.envelope().id());
    assertThat(proof.envelope().lineage().cause()).isNull();
    assertThat(answer.json().text("incident")).isEqualTo(proof.envelope().id().toString());
    owner.get("/auth/whoami").expect(401, "session_revoked");
  }

  private static ReuseKind kind(Event event) {
    assertThat(event).isInstanceOf(ReuseDetected.class);
    return ((ReuseDetected) event).subtype();
  }

  @Test
  void row_1_who_cannot_prove_a_token_changes_nothing() {
    String token = owner.refreshToken();
    long journal = api.stored().count("auth.journal");
    String before = row("xmin");
    for (String forged :
        List.of(
            "nonsense",
            token.substring(0, token.length() - 1),
            token + "A",
            token.replace("rt1.", "rt2."),
            "rt1." + UUID.randomUUID().toString().replace("-", "") + token.substring(36))) {
      noCookies(owner.copy().withRefresh(forged).refresh().expect(401, "invalid_token"));
    }
    owner
        .post("/auth/refresh", "", "Cookie", cookies(token) + "; __Host-Http-refresh=" + token)
        .expect(401, "invalid_token");
    owner
        .post(
            "/auth/refresh",
            "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
                .formatted(token, owner.fingerprint()))
        .expect(401, "invalid_token");
    Browser inBody = owner.copy().withRefresh(null).withFingerprint(null);
    inBody
        .post(
            "/auth/refresh",
            "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
                .formatted(token, owner.fingerprint()))
        .expect(401, "invalid_token");
    inBody.refresh().expect(401, "invalid_token");
    assertThat(api.stored().count("auth.journal")).isEqualTo(journal);
    assertThat(row("xmin")).isEqualTo(before);
    owner.refresh().expect(200);
  }

  private String cookies(String token) {
    return "__Host-Http-refresh=" + token + "; __Host-Http-fgp=" + owner.fingerprint();
  }

  @Test
  void row_2_a_token_that_the_database_has_not_made_yet() {
    owner.refresh().expect(200);
    api.database()
        .execute(
            "UPDATE auth.session SET generation = 1, rotated_at = NULL WHERE session_id = '"
                + session
                + "'");
    noCookies(owner.refresh().expect(503, "state_regressed"));
    assertThat(facts()).hasSize(1);

    // Nobody is served any more, until everything made so far is dead.
    api.browser().get("/auth/whoami").expect(503, "state_regressed");
    api.database().execute("UPDATE auth.realm SET number = number + 1");
    Eventually.holds(() -> owner.refresh().expect(401, "session_revoked"));
  }

  @Test
  void row_3_after_a_sign_out() {
    Browser copy = owner.copy();
    owner.post("/auth/logout", "").expect(204);
    noCookies(copy.refresh().expect(401, "session_revoked"));
    assertThat(facts()).hasExactlyElementsOfTypes(TokenRevoked.class, RefreshRejected.class);
  }

  @Test
  void row_3_a_thief_who_signed_himself_out_is_still_found() {
    Browser thief = owner.copy();
    thief.refresh().expect(200);
    thief.post("/auth/logout", "").expect(204);
    past("11 seconds");
    owner.refresh().expect(401, "session_revoked");
    owner.refresh().expect(401, "session_revoked");
    assertThat(facts().stream().filter(ReuseDetected.class::isInstance))
        .singleElement()
        .satisfies(it -> assertThat(kind(it)).isEqualTo(ReuseKind.AFTER_END));
    assertThat(row("after_end_reported")).isEqualTo("true");
  }

  @Test
  void row_4_each_limit_ends_the_session_and_is_recorded_once() {
    api.database()
        .execute(
            "UPDATE auth.session SET idle_expires_at = now() WHERE session_id = '" + session + "'");
    noCookies(owner.refresh().expect(401, "session_expired"));
    noCookies(owner.refresh().expect(401, "session_expired"));
    assertThat(facts()).hasExactlyElementsOfTypes(SessionExpired.class);
    assertThat(row("expired")).isEqualTo("IDLE");
    owner.get("/auth/whoami").expect(401, "session_expired");
  }

  @Test
  void row_4_the_absolute_limit() {
    api.database()
        .execute(
            "UPDATE auth.session SET absolute_expires_at = now() WHERE session_id = '"
                + session
                + "'");
    owner.refresh().expect(401, "session_expired");
    assertThat(row("expired")).isEqualTo("ABSOLUTE");
  }

  @Test
  void row_5_a_wrong_fingerprint() {
    Browser thief = owner.copy().withFingerprint("A".repeat(43));
    ended(RevocationReason.BINDING, thief.refresh().expect(401, "binding_mismatch"));
    assertThat(kind(facts().getFirst())).isEqualTo(ReuseKind.BINDING_MISMATCH);
  }

  @Test
  void row_5_no_fingerprint() {
    Browser thief = owner.copy().withFingerprint(null);
    ended(RevocationReason.BINDING, thief.refresh().expect(401, "binding_mismatch"));
    assertThat(facts().getFirst())
        .isInstanceOfSatisfying(
            RefreshRejected.class,
            it -> assertThat(it.code()).isEqualTo(RejectionCode.BINDING_MISSING));
  }

  @Test
  void row_6_a_second_tab_gets_the_same_tokens_and_both_cookies() {
    owner.refresh().expect(200);
    Browser tab = owner.copy();
    String token = owner.refreshToken();
    Browser.Answer again = tab.refresh().expect(200);
    assertThat(again.cookie(SessionCookies.REFRESH)).contains(token);
    assertThat(again.cookie(SessionCookies.FINGERPRINT)).contains(owner.fingerprint());
    assertThat(claims(tab)).isEqualTo(claims(owner));
    assertThat(row("generation")).isEqualTo("2");
    tab.refresh().expect(200);
    assertThat(facts()).hasExactlyElementsOfTypes(TokenRefreshed.class, TokenRefreshed.class);
    assertThat(((TokenRefreshed) facts().getLast()).replayed()).isTrue();
  }

  private static String claims(Browser browser) {
    return browser.accessToken().split("\\.", -1)[1];
  }

  @Test
  void row_7_a_rotation() {
    Browser.Answer first = owner.refresh().expect(200);
    assertThat(first.cookies()).hasSize(2);
    assertThat(first.cookies())
        .allSatisfy(it ->
            assertThat(it)
                .contains("; Path=/")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Strict")
                .contains("; Max-Age="));
    assertThat(row("generation")).isEqualTo("2");
    past("11 seconds");
    owner.refresh().expect(200);
    assertThat(row("generation")).isEqualTo("3");
    assertThat(facts()).hasExactlyElementsOfTypes(TokenRefreshed.class, TokenRefreshed.class);
  }

  @Test
  void row_8_another_device_with_the_current_token() {
    Browser thief = owner.copy().on(Browser.PHONE);
    ended(
        RevocationReason.DEVICE_CHANGED, thief.refresh().expect(401, "reauthentication_required"));
    assertThat(facts().getFirst())
        .isInstanceOfSatisfying(
            RefreshRejected.class,
            it -> assertThat(it.code()).isEqualTo(RejectionCode.DEVICE_CHANGED));
  }

  @Test
  void row_9_a_lost_answer_is_asked_for_again() {
    Browser late = owner.copy();
    owner.refresh().expect(200);
    Browser.Answer again = late.refresh().expect(200);
    assertThat(again.cookie(SessionCookies.REFRESH)).contains(owner.refreshToken());
    assertThat(again.cookies()).hasSize(2);
    assertThat(row("generation")).isEqualTo("2");
  }

  @Test
  void row_10_the_parent_in_its_window_from_another_device() {
    Browser thief = owner.copy().on(Browser.PHONE);
    owner.refresh().expect(200);
    ended(RevocationReason.REUSE, thief.refresh().expect(401, "reuse_detected"));
    assertThat(kind(facts().get(1))).isEqualTo(ReuseKind.IN_GRACE_FOREIGN);
  }

  @Test
  void row_11_the_parent_after_its_window_and_a_thief_who_goes_on_and_on() {
    Browser thief = owner.copy();
    owner.refresh().expect(200);
    past("11 seconds");
    ended(RevocationReason.REUSE, thief.refresh().expect(401, "reuse_detected"));
    assertThat(kind(facts().get(1))).isEqualTo(ReuseKind.LATE_PARENT);

    Browser again = api.browser().signIn(name);
    for (int round = 0; round < 100; round++) {
      thief.refresh().expect(401, "session_revoked");
    }
    again.get("/auth/whoami").expect(200);
    again.refresh().expect(200);
    List<Event> facts = facts();
    assertThat(facts.stream().filter(TokenRevoked.class::isInstance)).hasSize(1);
    assertThat(facts.stream().filter(TokenIssued.class::isInstance)).hasSize(1);
    assertThat(facts.stream().filter(RefreshRejected.class::isInstance).count()).isLessThan(4);
  }

  @Test
  void row_11_an_ancestor() {
    Browser thief = owner.copy();
    owner.refresh().expect(200);
    past("11 seconds");
    owner.refresh().expect(200);
    ended(RevocationReason.REUSE, thief.refresh().expect(401, "reuse_detected"));
    assertThat(kind(facts().get(2))).isEqualTo(ReuseKind.ANCESTOR);
  }

  @Test
  void native_clients_get_their_tokens_in_the_body_and_nowhere_else() {
    Browser app = api.browser();
    var in =
        app.post(
                "/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\",\"delivery\":\"body\"}"
                    .formatted(name, RunningAuthApi.PASSWORD))
            .expect(200);
    noCookies(in);
    String body =
        "{\"refreshToken\":\"%s\",\"fingerprint\":\"%s\"}"
            .formatted(in.json().text("refreshToken"), in.json().text("fingerprint"));
    app.post("/auth/refresh", body, "Origin", "http://localhost:8080").expect(403, "csrf");
    Browser.Answer next = app.post("/auth/refresh", body).expect(200);
    noCookies(next);
    assertThat(next.json().text("refreshToken")).isNotEqualTo(in.json().text("refreshToken"));
    api.browser()
        .withRefresh(next.json().text("refreshToken"))
        .withFingerprint(in.json().text("fingerprint"))
        .refresh()
        .expect(401, "invalid_token");
  }
}
