package io.sessionaudit.auth.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final ClockWatch clock = new ClockWatch(Duration.ofMinutes(5));

  @Test
  void followsAClockThatGoesAsTimeDoes() {
    assertThat(clock.agrees(NOON, 7)).isTrue();
    assertThat(clock.agrees(NOON.plusSeconds(60), 7 + MINUTE)).isTrue();
    assertThat(clock.agrees(NOON.plus(Duration.ofHours(9)), 7 + 9 * 60 * MINUTE)).isTrue();
  }

  @Test
  void toleratesFiveMinutesInBothDirections() {
    assertThat(clock.agrees(NOON, 0)).isTrue();
    assertThat(clock.agrees(NOON.plusSeconds(300), 0)).isTrue();
    assertThat(clock.agrees(NOON, 0)).isTrue();
  }

  @Test
  void noticesAJumpOfMoreUntilItIsTakenBack() {
    assertThat(clock.agrees(NOON, 0)).isTrue();
    assertThat(clock.agrees(NOON.plusSeconds(301), 0)).isFalse();
    assertThat(clock.agrees(NOON.plusSeconds(361), MINUTE)).isFalse();
    assertThat(clock.agrees(NOON.plusSeconds(62), MINUTE)).isTrue();
    assertThat(clock.agrees(NOON.minusSeconds(239), MINUTE)).isFalse();
  }
}
