package io.sessionaudit.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgettingTest {

  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  @Test
  void aSignInMakesSessionsGoThatAreOver() {
    SessionBaseline over = session(1, NOW.minus(Duration.ofDays(8)));
    SessionBaseline atItsEnd = session(2, NOW.minus(Duration.ofDays(7)));
    assertThat(Forgetting.atSignIn(List.of(over, atItsEnd), NOW)).containsExactly(over.session());
  }

  @Test
  void ofTooManyTheOnesNotUsedForLongestGo() {
    List<SessionBaseline> sessions = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      sessions.add(session(i, NOW.minusSeconds(i)));
    }
    assertThat(Forgetting.atSignIn(sessions, NOW)).containsExactly(id(129), id(128), id(127));
  }

  @Test
  void theSweepLeavesADayOfSlack() {
    SessionBaseline session = session(1, NOW);
    Instant end = NOW.plus(Duration.ofDays(7));
    assertThat(Forgetting.isOver(session, end.plus(Duration.ofDays(1)))).isFalse();
    assertThat(Forgetting.isOver(session, end.plus(Duration.ofDays(1)).plusNanos(1_000))).isTrue();
  }

  @Test
  void aUserGoesWhenNoNetworkCanBeKnownAnyMore() {
    UserBaseline user = UserBaseline.NOBODY.seen(7, NOW);
    assertThat(Forgetting.isOver(user, NOW.plus(Duration.ofDays(91)))).isFalse();
    assertThat(Forgetting.isOver(user, NOW.plus(Duration.ofDays(92)))).isTrue();
  }

  private static SessionBaseline session(int number, Instant signedIn) {
    Sighting sighting =
        Sighting.of(
            new EventId(new UUID(1, number)),
            signedIn,
            Context.unsealed(UserLog.LAPTOP, UserLog.HOME));
    return SessionBaseline.opened(id(number), sighting, signedIn.plus(Duration.ofDays(7)));
  }

  private static SessionId id(int number) {
    return new SessionId(new UUID(2, number));
  }
}
