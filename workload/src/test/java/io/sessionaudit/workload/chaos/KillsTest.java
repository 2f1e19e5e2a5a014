package io.sessionaudit.workload.chaos;

import org.junit.jupiter.api.Test;

/** {@code kill -9} at every point once; {@code session-audit chaos} has more of each. */
class KillsTest {

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_dead_is_let_in() {
    CleanRun.of(Killed.class::isInstance);
  }
}
