package io.sessionaudit.auth.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.Backoff;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuessKeyTest {

  private static final Backoff BACKOFF =
      new Backoff(5, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(1));

  @Test
  void no_two_kinds_share_a_slot_and_all_slots_are_used() {
    Map<Integer, GuessKind> owner = new HashMap<>();
    for (GuessKind kind : GuessKind.values()) {
      for (int tag = 0; tag < 300_000; tag++) {
        GuessKey key = GuessKey.of(kind, String.valueOf(tag), BACKOFF);
        assertThat(key.one()).isNotEqualTo(key.other());
        for (int slot : new int[] {key.one(), key.other()}) {
          assertThat(owner.putIfAbsent(slot, kind)).isIn(kind, null);
        }
      }
    }
    assertThat(owner.keySet()).hasSize(65_536).allMatch(it -> it >= 0 && it < 65_536);
  }

  @Test
  void the_last_slot_of_a_kind_is_followed_by_its_first() {
    assertThat(GuessKind.NETWORK.next(49_151)).isEqualTo(32_768);
    assertThat(GuessKind.USER.next(65_535)).isEqualTo(57_344);
  }
}
