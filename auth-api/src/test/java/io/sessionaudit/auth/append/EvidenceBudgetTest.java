package io.sessionaudit.auth.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EvidenceBudgetTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Instant ALMOST = NOW.plusSeconds(60).minusNanos(1000);
  private static final Instant NEXT_MINUTE = NOW.plusSeconds(60);

  private final EvidenceBudget budget = new EvidenceBudget(3, 1);

  @Test
  void the_first_of_a_key_is_recorded_and_the_next_after_a_minute_counts_those_between() {
    assertThat(budget.ask("a", NOW, false, true)).hasValue(1);
    assertThat(budget.ask("a", NOW, false, true)).isEmpty();
    assertThat(budget.ask("a", ALMOST, false, true)).isEmpty();
    assertThat(budget.ask("a", NEXT_MINUTE, false, true)).hasValue(3);
    assertThat(budget.ask("a", NEXT_MINUTE, false, true)).isEmpty();
  }

  @Test
  void all_keys_together_are_bounded_and_what_was_refused_is_counted_later() {
    for (String key : new String[] {"a", "b", "c"}) {
      assertThat(budget.ask(key, NOW, false, true)).hasValue(1);
    }
    assertThat(budget.ask("d", NOW, false, true)).isEmpty();
    assertThat(budget.ask("d", NEXT_MINUTE, false, true)).hasValue(2);
  }

  @Test
  void strangers_cannot_use_up_what_genuine_callers_have() {
    assertThat(budget.ask("s1", NOW, false, false)).hasValue(1);
    assertThat(budget.ask("s2", NOW, false, false)).isEmpty();
    assertThat(budget.ask("a", NOW, false, true)).hasValue(1);
  }

  @Test
  void a_first_that_is_free_is_granted_beyond_the_total_and_takes_nothing_from_it() {
    assertThat(budget.ask("free", NOW, true, true)).hasValue(1);
    for (String key : new String[] {"a", "b", "c"}) {
      assertThat(budget.ask(key, NOW, false, true)).hasValue(1);
    }
    assertThat(budget.ask("another", NOW, true, true)).hasValue(1);
    assertThat(budget.ask("d", NOW, false, true)).isEmpty();
  }

  @Test
  void a_grant_that_was_given_back_is_granted_again_with_its_count() {
    assertThat(budget.ask("a", NOW, false, true)).hasValue(1);
    budget.giveBack("a", 1);
    assertThat(budget.ask("a", NOW, false, true)).hasValue(2);
  }

  @Test
  void ever_other_strangers_fill_no_more_than_the_total() {
    EvidenceBudget usual = EvidenceBudget.defaults();
    int minutes = 10;
    int records = 0;
    for (int i = 0; i < 60_000; i++) {
      Instant now = NOW.plusMillis(minutes * 60_000L * i / 60_000);
      records += usual.ask("stranger " + i, now, false, false).isPresent() ? 1 : 0;
    }
    assertThat(records).isEqualTo(120 * minutes);
  }
}
