package io.sessionaudit.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.auth.decision.Backoff.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Backoff backoff =
      new Backoff(3, SECOND, Duration.ofSeconds(10), Duration.ofMinutes(5));

  private Tally failed(int times) {
    Tally tally = Tally.NONE;
    for (int i = 0; i < times; i++) {
      tally = backoff.charged(tally, NOW);
    }
    return tally;
  }

  @Test
  void waits_double_up_to_a_ceiling_when_the_free_failures_are_used_up() {
    List<Long> waits = new ArrayList<>();
    for (int times = 0; times <= 9; times++) {
      waits.add(backoff.wait(failed(times), NOW).toSeconds());
    }
    assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 10L, 10L);
  }

  @Test
  void a_wait_is_over_when_its_time_has_passed() {
    Tally tally = failed(5);
    assertThat(backoff.wait(tally, NOW.plusMillis(1_999))).isPositive();
    assertThat(backoff.wait(tally, NOW.plusSeconds(2)).isPositive()).isFalse();
  }

  @Test
  void time_forgives_and_a_long_attack_is_forgiven_no_later_than_a_short_one() {
    Instant later = NOW.plus(Duration.ofMinutes(10));
    assertThat(backoff.charged(failed(4), later).failures()).isEqualTo(3);
    assertThat(failed(10_000)).isEqualTo(failed(8));
    Instant muchLater = NOW.plus(Duration.ofHours(2));
    assertThat(backoff.charged(failed(10_000), muchLater).failures()).isEqualTo(1);
  }

  @Test
  void what_was_no_failure_is_taken_back() {
    assertThat(backoff.wait(backoff.givenBack(failed(4)), NOW)).isEqualTo(Duration.ZERO);
    assertThat(backoff.givenBack(Tally.NONE)).isEqualTo(Tally.NONE);
  }

  @Test
  void a_clock_that_was_set_back_makes_nobody_wait_longer_than_the_ceiling() {
    assertThat(backoff.wait(failed(4), NOW.minus(Duration.ofDays(1))))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.charged(failed(2), NOW.minus(Duration.ofDays(1))).failures()).isEqualTo(3);
  }

  @Test
  void nothing_locks_for_ever() {
    refused(0, SECOND, MINUTE, MINUTE);
    refused(101, SECOND, MINUTE, MINUTE);
    refused(3, Duration.ZERO, MINUTE, MINUTE);
    refused(3, MINUTE, SECOND, MINUTE);
    refused(3, SECOND, Duration.ofHours(2), MINUTE);
    refused(3, SECOND, MINUTE, Duration.ZERO);
  }

  private static void refused(int free, Duration first, Duration most, Duration forget) {
    assertThatThrownBy(() -> new Backoff(free, first, most, forget))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
