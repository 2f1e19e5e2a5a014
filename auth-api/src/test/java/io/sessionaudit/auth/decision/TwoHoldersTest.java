package io.sessionaudit.auth.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.Presented.Binding;
import io.sessionaudit.auth.decision.RefreshDecision.Refreshed;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.SessionEvent.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An owner and a thief with the same cookies, on the same kind of device, take turns. The window in
 * which a spent token gets its successor again is short, never slides, and is one generation deep.
 */
class TwoHoldersTest {

  private static final int ROUNDS = 50;
  private static final Limits LIMITS = Limits.defaults();
  private static final Duration WINDOW = LIMITS.window();

  private final Holder owner = new Holder();
  private final Holder thief = new Holder();
  private Standing standing =
      Examples.standing(Examples.account(AccountStatus.ACTIVE, 2, 0, "user"));
  private int rotations;

  private void pass(Duration time) {
    Instant now = standing.now().plus(time);
    standing = new Standing(standing.account(), standing.session(), standing.realm(), now);
  }

  /** Somebody who holds the newest token that he was given. */
  private final class Holder {
    private int generation = 1;

    /** Null if he was given another one, or the same again. */
    private @Nullable Refusal refreshes() {
      Presented presented =
          new Presented(generation, Delivery.COOKIE, Binding.RIGHT, Examples.CONTEXT);
      Decision<Refreshed> decision = RefreshDecision.decide(standing, presented, LIMITS);
      if (decision instanceof Decision.Refused<Refreshed> it) {
        return it.refusal();
      }
      Session before = standing.session();
      Session after = Objects.requireNonNull(decision.after().session());
      assertThat(generation).isGreaterThanOrEqualTo(before.generation() - 1);
      rotations += after.generation() - before.generation();
      standing = new Standing(standing.account(), after, standing.realm(), standing.now());
      generation = after.generation();
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 60, 600})
  void who_takes_turns_slower_than_the_window_is_found_at_once(long seconds) {
    assertThat(owner.refreshes()).isNull();
    pass(Duration.ofSeconds(seconds));
    assertThat(thief.refreshes()).isEqualTo(Refusal.REUSE_DETECTED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 500, 3_000, 9_999})
  void who_always_follows_within_the_window_gains_no_token_of_his_own(long millis) {
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(owner.refreshes()).isNull();
      pass(Duration.ofMillis(millis));
      assertThat(thief.refreshes()).isNull();
      assertThat(thief.generation).isEqualTo(owner.generation);
      pass(Duration.ofMillis(millis));
    }
    long most = 1 + ROUNDS * 2 * millis / WINDOW.toMillis();
    assertThat(rotations).isBetween(1, (int) most);
  }

  @Test
  void who_follows_once_too_late_is_found_however_long_he_has_followed() {
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(owner.refreshes()).isNull();
      pass(Duration.ofSeconds(4));
      assertThat(thief.refreshes()).isNull();
      pass(Duration.ofSeconds(4));
    }
    assertThat(owner.refreshes()).isNull();
    pass(WINDOW);
    assertThat(owner.refreshes()).isNull();
    pass(WINDOW);
    assertThat(thief.refreshes()).isEqualTo(Refusal.REUSE_DETECTED);
  }

  @Test
  void an_ancestor_is_found_inside_every_window() {
    assertThat(owner.refreshes()).isNull();
    pass(WINDOW);
    assertThat(owner.refreshes()).isNull();
    assertThat(thief.refreshes()).isEqualTo(Refusal.REUSE_DETECTED);
  }
}
