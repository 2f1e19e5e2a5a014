package io.sessionaudit.projector.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationReason;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.json.Fields;
import io.sessionaudit.personal.UserName;
import io.sessionaudit.projector.log.Addresses;
import io.sessionaudit.projector.log.Life;
import io.sessionaudit.projector.log.Person;
import io.sessionaudit.projector.log.Platform;
import io.sessionaudit.projector.log.TestLog;
import io.sessionaudit.testkit.Eventually;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The read API over HTTP, on a real log and real tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadApiTest {

  private final Platform platform;
  private final Life life = new Life(new TestLog(41));
  private final Person alice = life.account("alice");
  private final Person bob = life.account("bob");
  private final SessionId ended = life.signIn(alice, Addresses.from("192.0.2.1"));
  private final SessionId live = life.signIn(alice, Addresses.from("192.0.2.1"));
  private final RecordedEvent revoked = life.revoke(alice, ended, RevocationReason.LOGOUT);
  private final RecordedEvent moved = life.refresh(alice, live, Addresses.from("203.0.113.9"));
  private final RecordedEvent flagged = life.flag(alice, live, moved);
  private final SessionId bobs = life.signIn(bob, Addresses.from("2001:db8:1:2::3"));
  private URI base = URI.create("http://unset");
  private String token = "";

  ReadApiTest() throws Exception {
    platform = new Platform();
  }

  @BeforeAll
  void start() throws Exception {
    platform.database.keep(alice);
    platform.database.keep(bob);
    life.log.append(
        new AccountCreated(
            bob.id, platform.database.lookup.nameTag(UserName.of("Bob")), List.of("user"), null),
        bob);
    base = platform.start(Map.of());
    token = platform.auth.token("security");
    platform.send(life.log.records());
    Eventually.holds(() -> {
      assertThat(platform.get(base, "/health/readiness", token).statusCode()).isEqualTo(200);
      assertThat(platform.database.texts("SELECT count(*) FROM audit.audit_event"))
          .containsExactly(String.valueOf(life.log.events().size()));
    });
  }

  @AfterAll
  void stop() {
    platform.close();
  }

  @Test
  void aSessionHasWhatASecurityTeamAsksFor() {
    Fields session = one("/sessions/" + live);
    assertThat(session.text("id")).isEqualTo(live.toString());
    assertThat(session.text("userId")).isEqualTo(alice.id.toString());
    assertThat(session.text("username")).isEqualTo("alice");
    assertThat(session.text("status")).isEqualTo("LIVE");
    assertThat(session.number("epoch")).isEqualTo(2);
    assertThat(session.number("generation")).isEqualTo(2);
    assertThat(session.text("ip")).isEqualTo("203.0.113.9");
    assertThat(session.object("device").text("class")).isEqualTo("desktop");
    assertThat(session.time("lastUsedAt")).isEqualTo(moved.envelope().occurredAt());
    assertThat(session.has("endedAt")).isFalse();
    Fields over = one("/sessions/" + ended);
    assertThat(over.text("status")).isEqualTo("REVOKED");
    assertThat(over.text("endReason")).isEqualTo("LOGOUT");
    assertThat(over.text("endEvent")).isEqualTo(revoked.envelope().id().toString());
  }

  @Test
  void sessionsAreFoundByUserStatusAndAddress() {
    assertThat(ids("/sessions"))
        .containsExactly(bobs.toString(), live.toString(), ended.toString());
    assertThat(ids("/sessions?user=" + alice.id))
        .containsExactly(live.toString(), ended.toString());
    assertThat(ids("/sessions?status=REVOKED")).containsExactly(ended.toString());
    assertThat(ids("/sessions?status=LIVE&user=" + alice.id)).containsExactly(live.toString());
    assertThat(ids("/sessions?ip=203.0.113.9")).containsExactly(live.toString());
    assertThat(ids("/sessions?ip=203.0.113.0/24")).containsExactly(live.toString());
    assertThat(ids("/sessions?ip=192.0.2.1")).containsExactly(ended.toString());
    assertThat(ids("/sessions?ip=2001:db8:1::/48")).containsExactly(bobs.toString());
    assertThat(ids("/sessions?ip=198.51.100.1")).isEmpty();
  }

  @Test
  void revocationsAndAnomaliesSayWhatWasDecided() {
    Fields revocation = items("/revocations?user=" + alice.id + "&scope=SESSION").getFirst();
    assertThat(revocation.text("id")).isEqualTo(revoked.envelope().id().toString());
    assertThat(revocation.text("reason")).isEqualTo("LOGOUT");
    assertThat(revocation.text("actor")).isEqualTo("system");
    assertThat(ids("/revocations?scope=USER")).isEmpty();
    Fields anomaly = items("/anomalies?verdict=REVOKE_ALL").getFirst();
    assertThat(anomaly.text("id")).isEqualTo(flagged.envelope().id().toString());
    assertThat(anomaly.text("trigger")).isEqualTo(moved.envelope().id().toString());
    assertThat(anomaly.objects("signals").getFirst().text("kind")).isEqualTo("NETWORK_CHANGED");
    assertThat(ids("/anomalies?verdict=OBSERVE")).isEmpty();
  }

  @Test
  void anEventIsShownAsTheLogHasItWithTheClientOpened() {
    Fields event = one("/audit/events/" + moved.envelope().id());
    assertThat(event.text("type")).isEqualTo("TokenRefreshed");
    assertThat(event.text("stream")).isEqualTo("user:" + alice.id);
    assertThat(event.object("client").text("ip")).isEqualTo("203.0.113.9");
    assertThat(event.object("client").text("username")).isEqualTo("alice");
    assertThat(event.object("data").number("generation")).isEqualTo(2);
    assertThat(event.object("data").text("client")).doesNotContain("203.0.113.9");
    Fields anomaly = one("/audit/events/" + flagged.envelope().id());
    assertThat(anomaly.has("version")).isFalse();
    assertThat(anomaly.text("causationId")).isEqualTo(moved.envelope().id().toString());
    assertThat(ids("/audit/events?session=" + live + "&type=TokenRefreshed"))
        .containsExactly(moved.envelope().id().toString());
    assertThat(ids("/audit/events?from=" + moved.envelope().occurredAt() + "&user=" + alice.id))
        .containsExactly(flagged.envelope().id().toString(), moved.envelope().id().toString());
    assertThat(ids("/audit/events?to=2026-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void aUserIsFoundByTheWholeName() {
    Fields found = items("/users?name=BOB").getFirst();
    assertThat(found.text("id")).isEqualTo(bob.id.toString());
    assertThat(found.text("username")).isEqualTo("bob");
    assertThat(items("/users?name=bo")).isEmpty();
  }

  @Test
  void pagesAreCompleteAndEndWithoutNext() {
    List<String> whole = ids("/audit/events?limit=200");
    List<String> paged = new ArrayList<>();
    @Nullable String next = null;
    do {
      Fields page = one("/audit/events?limit=2" + (next == null ? "" : "&cursor=" + next));
      page.objects("items").forEach(item -> paged.add(item.text("id")));
      next = page.textOrNull("next");
    } while (next != null);
    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sessions?limit=0",
        "/sessions?limit=201",
        "/sessions?limit=x",
        "/sessions?limit=",
        "/sessions?sort=ip",
        "/sessions?user=alice",
        "/sessions?user=",
        "/sessions?status=live",
        "/sessions?status=LIVE&status=REVOKED",
        "/sessions?ip=192.0.2.0/25",
        "/sessions?ip=%00",
        "/sessions?cursor=AAAA",
        "/sessions?cursor=%27",
        "/revocations?scope=ALL",
        "/anomalies?verdict=MAYBE",
        "/audit/events?type=Nonsense",
        "/audit/events?from=yesterday",
        "/audit/events?from=%2B99999-01-01T00:00:00Z",
        "/users",
        "/users?name=",
        "/users?name=a&x=1",
        "/sessions/0190d3b4-0000-7000-8000-00000000000a?x=1"
      })
  void whatIsAskedWronglyIsAnInvalidRequest(String path) {
    HttpResponse<String> answer = platform.get(base, path, token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
    assertThat(fields(answer).text("code")).isEqualTo("invalid_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sessions/0190d3b4-0000-7000-8000-00000000000a",
        "/sessions/nonsense",
        "/audit/events/0190d3b4-0000-7000-8000-00000000000a",
        "/audit/events/x",
        "/nothing"
      })
  void whatIsNotThereIsNotFound(String path) {
    HttpResponse<String> answer = platform.get(base, path, token);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(fields(answer).text("code")).isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/sessions", "/revocations", "/anomalies", "/audit/events", "/users?name=bob"})
  void onlySecurityAndAuditorsMayLook(String path) {
    assertThat(platform.get(base, path, platform.auth.token("auditor")).statusCode())
        .isEqualTo(200);
    assertThat(platform.get(base, path, platform.auth.token("user", "admin")).statusCode())
        .isEqualTo(403);
    HttpRequest bare = HttpRequest.newBuilder(base.resolve(path)).build();
    assertThat(platform.get(bare).statusCode()).isEqualTo(401);
    HttpRequest withoutFingerprint =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> answer = platform.get(withoutFingerprint);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(fields(answer).text("code")).isEqualTo("binding_mismatch");
  }

  @Test
  void aTokenOfARevokedSessionIsRefused() {
    SessionId session = new SessionId(life.log.uuid());
    String doomed = platform.auth.token(session, "security");
    assertThat(platform.get(base, "/sessions", doomed).statusCode()).isEqualTo(200);
    platform.auth.revoke(session);
    Eventually.holds(
        () -> assertThat(platform.get(base, "/sessions", doomed).statusCode()).isEqualTo(401));
  }

  @Test
  void metricsTellWhatAnOperatorWantsToSee() {
    HttpRequest request = HttpRequest.newBuilder(base.resolve("/prometheus")).build();
    String metrics = platform.get(request).body();
    assertThat(metrics)
        .contains("session_audit_projector_lag{")
        .contains("session_audit_projector_parked_streams 0.0")
        .contains("session_audit_projector_last_event_age_seconds")
        .contains("session_audit_projector_events_total");
  }

  @Test
  void noTableHoldsAnAddressOrAName() {
    String dump =
        String.join(
            "\n",
            platform.database.texts(
                "SELECT t::text FROM audit.session t UNION ALL"
                    + " SELECT t::text FROM audit.account t UNION ALL"
                    + " SELECT convert_from(data, 'UTF8') FROM audit.audit_event"
                    + " WHERE type IN ('AccountCreated')"));
    assertThat(dump).doesNotContain("203.0.113.9").doesNotContain("\"username\"");
    assertThat(platform.database.texts("SELECT ip_tags::text FROM audit.session").toString())
        .doesNotContain("/24");
  }

  private Fields one(String path) {
    HttpResponse<String> answer = platform.get(base, path, token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return fields(answer);
  }

  private List<Fields> items(String path) {
    return one(path).objects("items");
  }

  private List<String> ids(String path) {
    return items(path).stream().map(item -> item.text("id")).toList();
  }

  private static Fields fields(HttpResponse<String> answer) {
    return Fields.read(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
