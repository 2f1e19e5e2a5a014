package io.sessionaudit.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.guard.token.Issuer;
import io.sessionaudit.guard.token.KeyServer;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.guard.token.Verdict;
import io.sessionaudit.guard.view.TestRelay;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole guard on a real broker and a real key address. */
class SessionGuardTest {

  private final Issuer issuer = Issuer.withKey("key-1");
  private final SessionId session = new SessionId(UUID.randomUUID());
  private KeyServer keys;
  private TestRelay relay;
  private SessionGuard guard;

  @BeforeEach
  void start() {
    String kafka = TestServers.kafka().bootstrapServers();
    keys = new KeyServer(issuer.keySet());
    keys.answerWith(503);
    relay = new TestRelay(kafka);
    guard =
        SessionGuard.start(
            new GuardSettings(
                Issuer.NAME,
                Set.of(Issuer.AUDIENCE),
                keys.address(),
                KafkaConnection.plaintext(kafka),
                Duration.ofSeconds(60),
                true,
                100));
  }

  @AfterEach
  void stop() {
    guard.close();
    relay.close();
    keys.close();
  }

  @Test
  void decidesNothingBeforeItHasKeysAndNews() {
    refused(Refusal.UNAVAILABLE, token(), Issuer.FINGERPRINT);
    assertThat(guard.ready()).isFalse();

    ready();

    admitted(token());
  }

  @Test
  void needsTheFingerprintAtEveryCall() {
    ready();
    String token = token();
    admitted(token);

    refused(Refusal.BINDING_MISMATCH, token, null);
    refused(Refusal.BINDING_MISMATCH, token, "other");
    admitted(token);
  }

  @Test
  void aTokenThatWasAdmittedBeforeDiesWithItsSession() {
    ready();
    String token = token();
    admitted(token);

    relay.revokeSession(session, 3);

    Eventually.holds(() -> refused(Refusal.SESSION_REVOKED, token, Issuer.FINGERPRINT));
  }

  @Test
  void aTokenThatWasAdmittedBeforeExpires() {
    ready();
    Instant soon = Instant.now().plusSeconds(10);
    String token =
        issuer.token(
            Instant.now(),
            it ->
                it.claim("sid", session.toString())
                    .jwtID(session + ".3")
                    .expirationTime(Date.from(soon)));
    admitted(token);

    Eventually.holds(() -> refused(Refusal.TOKEN_EXPIRED, token, Issuer.FINGERPRINT));
  }

  @Test
  void worksOnWhileTheIssuerIsAway() {
    ready();
    keys.stop();

    admitted(token());
  }

  private void ready() {
    keys.answerWith(200);
    Eventually.holds(() -> assertThat(guard.ready()).isTrue());
  }

  private String token() {
    return issuer.token(
        Instant.now(), it -> it.claim("sid", session.toString()).jwtID(session + ".3"));
  }

  private void admitted(String token) {
    assertThat(guard.check(token, Issuer.FINGERPRINT)).isInstanceOf(Verdict.Admitted.class);
  }

  private void refused(Refusal refusal, String token, @Nullable String fingerprint) {
    assertThat(guard.check(token, fingerprint)).isEqualTo(new Verdict.Refused(refusal));
  }
}
