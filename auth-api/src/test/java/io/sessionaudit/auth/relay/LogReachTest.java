package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogReachTest {

  private static final LogReach STORED = reach("a", 5L, 0L, 7L);

  private static LogReach reach(@Nullable String topic, Long... ends) {
    return new LogReach(topic, List.of(ends));
  }

  @Test
  void a_log_that_has_grown_or_stands_still_has_lost_nothing() {
    assertThat(STORED.lostBy(STORED)).isEmpty();
    assertThat(STORED.lostBy(reach("a", 6L, 1L, 7L, 3L))).isEmpty();
  }

  @Test
  void nothing_was_stored_yet() {
    assertThat(reach(null).lostBy(reach("a", 3L))).isEmpty();
  }

  @Test
  void another_topic_of_that_name() {
    assertThat(STORED.lostBy(reach("b", 50L, 50L, 50L)))
        .hasValue("session-events was made anew: its events are gone");
  }

  @Test
  void a_tail_that_is_gone() {
    assertThat(STORED.lostBy(reach("a", 5L, 0L, 6L)).orElseThrow())
        .contains("partition 2")
        .contains("ends at offset 6 and reached 7");
  }

  @Test
  void a_partition_that_is_gone() {
    assertThat(STORED.lostBy(reach("a", 5L, 0L))).isPresent();
  }

  @Test
  void acknowledgements_that_go_back_show_a_loss() {
    LogProgress progress = new LogProgress();
    progress.begin(STORED);
    progress.acknowledge(0, 5);
    progress.acknowledge(1, 0);
    assertThat(progress.lost()).isEmpty();
    assertThat(progress.reach("a").ends()).containsExactly(6L, 1L, 7L);
    progress.acknowledge(2, 6);
    assertThat(progress.lost().orElseThrow()).contains("partition 2");
    assertThat(progress.reach("a").end(2)).isEqualTo(7);
  }
}
