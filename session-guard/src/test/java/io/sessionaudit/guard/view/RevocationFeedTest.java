package io.sessionaudit.guard.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestServers;
import io.sessionaudit.wire.KafkaConnection;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed on a real broker. Each test has the topic to itself. */
class RevocationFeedTest {

  /** Long, so that a loaded machine is not taken for a relay that stands still. */
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final KafkaConnection kafka =
      KafkaConnection.plaintext(TestServers.kafka().bootstrapServers());
  private final UserId user = new UserId(UUID.randomUUID());
  private final SessionId session = new SessionId(UUID.randomUUID());
  private final AccessToken token = Tokens.token(user, session, 5, 5);
  private final RevocationView view = new RevocationView(BOUND);
  private TestRelay relay;

  @BeforeEach
  void writeTheFeed() {
    relay = new TestRelay(kafka.bootstrapServers());
  }

  @AfterEach
  void stopTheRelay() {
    relay.close();
  }

  @Test
  void knowsWhatWasRevokedBeforeItCame() {
    relay.revokeSession(session, 5);
    try (RevocationFeed _ = start()) {
      ready();

      assertThat(view.judge(token)).isEqualTo(Refusal.SESSION_REVOKED);
    }
  }

  @Test
  void learnsWhatIsRevokedWhileItRuns() {
    try (RevocationFeed _ = start()) {
      ready();
      assertThat(view.judge(token)).isNull();

      relay.revokeUser(user, 5, 1);
      Eventually.holds(() -> assertThat(view.judge(token)).isEqualTo(Refusal.SESSION_REVOKED));

      relay.revokeUser(user, 4, 1);
      long before = view.counts().revocations();
      relay.revokeUser(user, 5, 1);
      Eventually.holds(() -> assertThat(view.counts().revocations()).isGreaterThan(before));
      assertThat(view.judge(token)).isEqualTo(Refusal.SESSION_REVOKED);
    }
  }

  @Test
  void doesNotServeWhileTheRelayStandsStill() {
    Duration shorter = Duration.ofSeconds(5);
    RevocationView impatient = new RevocationView(shorter);
    try (RevocationFeed _ = RevocationFeed.start(kafka, impatient, shorter)) {
      Eventually.holds(() -> assertThat(impatient.readiness()).isEqualTo(Readiness.READY));
      relay.standStill(true);
      Eventually.holds(() -> assertThat(impatient.readiness()).isEqualTo(Readiness.STALE));
      assertThat(impatient.judge(token)).isEqualTo(Refusal.REVOCATIONS_STALE);

      relay.standStill(false);

      Eventually.holds(() -> assertThat(impatient.readiness()).isEqualTo(Readiness.READY));
    }
  }

  @Test
  void isNotReadyWithoutFreshWatermarks() {
    Eventually.holds(() -> relay.write("watermark".getBytes(UTF_8), "{".getBytes(UTF_8)));
    relay.standStill(true);
    relay.revokeSession(session, 5);
    try (RevocationFeed _ = start()) {
      Eventually.holds(() -> assertThat(view.entries()).isEqualTo(1));

      assertThat(view.readiness()).isEqualTo(Readiness.LOADING);
      relay.standStill(false);
      ready();
    }
  }

  @Test
  void readsATopicThatWasMadeAgainFromItsBeginning() {
    try (RevocationFeed _ = start()) {
      ready();
      SessionId other = new SessionId(UUID.randomUUID());
      relay.revokeSession(other, 5);
      relay.makeTopic();
      // In front of where the old position stood, so a consumer that reads on would miss it.
      relay.revokeSession(session, 5);

      Eventually.holds(() -> assertThat(view.counts().reloads()).isGreaterThan(1));
      ready();

      Eventually.holds(() -> assertThat(view.judge(token)).isEqualTo(Refusal.SESSION_REVOKED));
      assertThat(view.judge(Tokens.token(user, other, 5, 5)))
          .as("a number that was known stays known")
          .isEqualTo(Refusal.SESSION_REVOKED);
    }
  }

  @Test
  void anUnreadableRecordStopsService() {
    try (RevocationFeed _ = start()) {
      ready();
      relay.write(("user:" + user).getBytes(UTF_8), "{\"revokedThrough\":".getBytes(UTF_8));

      Eventually.holds(() -> assertThat(view.readiness()).isEqualTo(Readiness.UNREADABLE));
    }
  }

  private RevocationFeed start() {
    return RevocationFeed.start(kafka, view, BOUND);
  }

  private void ready() {
    Eventually.holds(() -> assertThat(view.readiness()).isEqualTo(Readiness.READY));
  }
}
