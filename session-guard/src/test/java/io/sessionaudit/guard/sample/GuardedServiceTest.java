package io.sessionaudit.guard.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jwt.PlainJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.guard.token.Issuer;
import io.sessionaudit.guard.token.KeyServer;
import io.sessionaudit.guard.view.TestRelay;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plug-in in a service of its own, over real HTTP and a real broker. */
class GuardedServiceTest {

  private static final Issuer ISSUER = Issuer.withKey("key-1");
  private static final String COOKIE = "__Host-Http-fgp=" + Issuer.FINGERPRINT;

  private static KeyServer keys;
  private static TestRelay relay;
  private static Service service;

  private final SessionId session = new SessionId(UUID.randomUUID());

  @BeforeAll
  static void start() {
    String kafka = TestServers.kafka().bootstrapServers();
    keys = new KeyServer(ISSUER.keySet());
    relay = new TestRelay(kafka);
    service = Service.guarded(kafka, keys.address(), "60s");
    Eventually.holds(
        () -> assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    service.close();
    relay.close();
    keys.close();
  }

  @Test
  void admitsWithTheFingerprintInHeaderOrCookie() {
    HttpResponse<String> answer =
        service.get("/notes/mine", "Authorization", bearer(), "X-Fingerprint", Issuer.FINGERPRINT);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Issuer.USER + " " + session + ".3");
    assertThat(
            service
                .get("/notes/all", "authorization", bearer(), "Cookie", "a=b; " + COOKIE)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void rolesDecide() {
    HttpResponse<String> answer =
        service.get(
            "/notes/secret", "Authorization", bearer(), "X-Fingerprint", Issuer.FINGERPRINT);

    refused(answer, 403, "forbidden");
  }

  @Test
  void aTokenAloneIsWorthNothing() {
    refused(service.get("/notes/mine", "Authorization", bearer()), 401, "binding_mismatch");
  }

  @Test
  void twoFingerprintsAreNone() {
    String token = bearer();
    refused(
        service.get("/notes/mine", "Authorization", token, "Cookie", COOKIE + "; " + COOKIE),
        401,
        "binding_mismatch");
    refused(
        service.get("/notes/mine", "Authorization", token, "Cookie", COOKIE, "Cookie", COOKIE),
        401,
        "binding_mismatch");
    refused(
        service.get("/notes/mine", "Authorization", token, "Cookie", COOKIE, "X-Fingerprint", "x"),
        401,
        "binding_mismatch");
  }

  @Test
  void twoTokensAreNone() {
    String token = bearer();
    refused(
        service.get(
            "/notes/mine", "Authorization", token, "Authorization", token, "Cookie", COOKIE),
        401,
        "invalid_token");
  }

  @Test
  void anUnsignedTokenIsRefusedAlthoughTheFrameworkKnowsNoKey() {
    String unsigned =
        new PlainJWT(new PlainHeader(), Issuer.claims(Instant.now(), _ -> {})).serialize();

    refused(withCookie("Bearer " + unsigned), 401, "invalid_token");
    refused(withCookie("Bearer x"), 401, "invalid_token");
  }

  @Test
  void anExpiredTokenSaysSo() {
    String token =
        ISSUER.token(
            Instant.now().minusSeconds(1000), it -> it.expirationTime(Date.from(Instant.now())));

    refused(withCookie("Bearer " + token), 401, "token_expired");
  }

  @Test
  void aRevokedSessionIsRefused() {
    String token = bearer();
    assertThat(withCookie(token).statusCode()).isEqualTo(200);

    relay.revokeSession(session, 3);

    Eventually.holds(() -> refused(withCookie(token), 401, "session_revoked"));
  }

  @Test
  void metricsTellWhatTheGuardHolds() {
    relay.revokeSession(new SessionId(UUID.randomUUID()), 1);

    Eventually.holds(() -> assertThat(gauge("session.audit.guard.entries")).isPositive());
    assertThat(gauge("session.audit.guard.ready")).isEqualTo(1);
    assertThat(gauge("session.audit.guard.news.age.seconds")).isLessThan(60);
    Timer propagation =
        service
            .context()
            .getBean(MeterRegistry.class)
            .get("session.audit.guard.propagation")
            .timer();
    Eventually.holds(() -> assertThat(propagation.count()).isPositive());
    assertThat(propagation.max(TimeUnit.MINUTES)).isBetween(0.0, 5.0);
  }

  private static double gauge(String name) {
    return service.context().getBean(MeterRegistry.class).get(name).gauge().value();
  }

  private HttpResponse<String> withCookie(String authorization) {
    return service.get("/notes/mine", "Authorization", authorization, "Cookie", COOKIE);
  }

  private String bearer() {
    return "Bearer "
        + ISSUER.token(
            Instant.now(), it -> it.claim("sid", session.toString()).jwtID(session + ".3"));
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    if (status == 401) {
      assertThat(answer.headers().allValues("WWW-Authenticate"))
          .containsExactly(
              "Bearer realm=\"session-audit\", error=\"invalid_token\", error_description=\""
                  + code
                  + "\"");
    }
  }
}
