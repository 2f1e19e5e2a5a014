package io.sessionaudit.guard.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.feed.FeedFormat;
import io.sessionaudit.feed.FeedRecord;
import io.sessionaudit.feed.Revocation;
import io.sessionaudit.feed.Watermark;
import io.sessionaudit.guard.token.AccessToken;
import io.sessionaudit.guard.token.Refusal;
import io.sessionaudit.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevocationViewTest {

  private static final UserId USER = new UserId(UUID.randomUUID());
  private static final SessionId SESSION = new SessionId(UUID.randomUUID());
  private static final AccessToken TOKEN = Tokens.token(USER, SESSION, 5, 5);

  private final Ticks clock = new Ticks();
  private final RevocationView view = new RevocationView(Duration.ofSeconds(10), clock);
  private long offset;
  private long term = 1;

  @Test
  void servesOnlyWhenLoadedProvedAndSeen() {
    assertThat(view.readiness()).isEqualTo(Readiness.LOADING);
    view.loaded();
    view.prove(0, clock.read());
    watermark();
    watermark();
    assertThat(view.readiness()).as("the topic's identity is unknown").isEqualTo(Readiness.LOADING);
    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.REVOCATIONS_STALE);

    view.topicSeen(clock.read());

    assertThat(view.readiness()).isEqualTo(Readiness.READY);
    assertThat(view.judge(TOKEN)).isNull();
  }

  @Test
  void keepsTheMaximumOfEachNumber() {
    ready();
    take(user(4, 1));
    take(session(4));
    take(new Revocation.RealmRaised(1, event(), until()));
    assertThat(view.judge(TOKEN)).isNull();
    take(session(5));
    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
    take(session(3));
    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
    take(session(5));

    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
    assertThat(view.judge(Tokens.token(USER, SESSION, 6, 5))).isNull();
  }

  @Test
  void raisedAuthorizationMakesTokensStale() {
    ready();
    take(user(0, 2));

    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.TOKEN_STALE);
  }

  @Test
  void everyoneIsRevokedByTheRealm() {
    ready();
    take(new Revocation.RealmRaised(2, event(), until()));

    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
  }

  @Test
  void forgetsWhenTheWatermarksClockHasPassedAndNotBefore() {
    ready();
    Instant until = clock.wall().plus(Duration.ofMinutes(61));
    take(new Revocation.UserRevoked(USER, 5, 1, event(), until));

    pass(Duration.ofMinutes(61).minusMillis(500));
    assertThat(view.entries()).isEqualTo(1);
    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
    pass(Duration.ofMinutes(1).plusSeconds(1));

    assertThat(view.entries()).isZero();
  }

  @Test
  void aLaterUntilOfARepeatCounts() {
    ready();
    Instant until = clock.wall().plus(Duration.ofMinutes(2));
    take(new Revocation.UserRevoked(USER, 5, 1, event(), until));
    take(new Revocation.UserRevoked(USER, 5, 1, event(), until.plus(Duration.ofMinutes(5))));

    pass(Duration.ofMinutes(5));

    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
  }

  @Test
  void whatMayBeAnUnreadableRevocationStopsService() {
    ready();
    unreadable("user:" + USER, "{");

    assertThat(view.readiness()).isEqualTo(Readiness.UNREADABLE);
    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.REVOCATIONS_STALE);
    assertThat(view.counts().unreadable()).isEqualTo(1);
    watermark();
    assertThat(view.readiness()).isEqualTo(Readiness.UNREADABLE);
  }

  @Test
  void neitherAMissingKeyNorAnUnknownKindIsSkipped() {
    ready();
    unreadable(null, "{}");
    assertThat(view.readiness()).isEqualTo(Readiness.UNREADABLE);
    view.reload();
    ready();
    unreadable("planet:1", "{}");

    assertThat(view.readiness()).isEqualTo(Readiness.UNREADABLE);
  }

  @Test
  void anUnreadableWatermarkOnlyCounts() {
    ready();
    unreadable("watermark", "{");

    assertThat(view.readiness()).isEqualTo(Readiness.READY);
    assertThat(view.counts().unreadable()).isEqualTo(1);
  }

  @Test
  void theDoubtEndsWithTheSecondRelayAfterIt() {
    ready();
    unreadable("user:" + USER, "{");
    term = 2;
    watermark();
    assertThat(view.readiness()).as("it may be of this relay").isEqualTo(Readiness.UNREADABLE);
    term = 3;
    watermark();

    assertThat(view.readiness()).isEqualTo(Readiness.READY);
  }

  @Test
  void theDoubtEndsWhenNoTokenOfThatTimeLives() {
    ready();
    unreadable("user:" + USER, "{");
    pass(Doubt.LONGEST);
    assertThat(view.readiness()).isEqualTo(Readiness.UNREADABLE);
    pass(Duration.ofMillis(1));

    assertThat(view.readiness()).isEqualTo(Readiness.READY);
  }

  @Test
  void aReloadStopsServiceAndForgetsNoNumber() {
    ready();
    take(session(5));
    view.reload();
    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.REVOCATIONS_STALE);

    ready();

    assertThat(view.judge(TOKEN)).isEqualTo(Refusal.SESSION_REVOKED);
    assertThat(view.counts().reloads()).isEqualTo(1);
  }

  @Test
  void aTopicThatNobodyHasLookedAtForTooLongIsNotServed() {
    ready();
    clock.pass(10_001);
    watermark();

    assertThat(view.readiness()).isEqualTo(Readiness.STALE);
  }

  private void ready() {
    view.loaded();
    view.topicSeen(clock.read());
    view.prove(offset, clock.read());
    watermark();
    watermark();
    assertThat(view.readiness()).isEqualTo(Readiness.READY);
  }

  /** Time passes as seen by a healthy feed. */
  private void pass(Duration time) {
    clock.pass(time.toMillis());
    view.topicSeen(clock.read());
    watermark();
  }

  private void watermark() {
    take(new Watermark(clock.wall(), clock.wall(), term));
  }

  private static Revocation user(int through, int authz) {
    return new Revocation.UserRevoked(USER, through, authz, event(), until());
  }

  private static Revocation session(int dead) {
    return new Revocation.SessionRevoked(SESSION, dead, event(), until());
  }

  private static EventId event() {
    return new EventId(UUID.randomUUID());
  }

  private static Instant until() {
    return Ticks.START.plus(Duration.ofMinutes(61));
  }

  private void take(FeedRecord item) {
    take(FeedFormat.key(item), FeedFormat.value(item));
  }

  private void unreadable(@Nullable String key, String value) {
    take(key == null ? null : key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private void take(byte @Nullable [] key, byte[] value) {
    view.take(
        new ConsumerRecord<>(
            Topics.SESSION_REVOCATIONS,
            0,
            offset++,
            clock.wall().toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            key,
            value,
            new RecordHeaders(),
            Optional.empty()));
  }
}
