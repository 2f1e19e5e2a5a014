package io.sessionaudit.workload.chaos;

import org.junit.jupiter.api.Test;

/**
 * Everything but kills once: outages and the rolling restart. Left out is what other tests of the
 * build do with servers that run already: damage in the log (session-projector's ParkingTest,
 * CorruptRecordTest) and the end of everything at once ({@link UpKilledTest}).
 */
class OutagesTest {

  @Test
  void nothing_that_was_acknowledged_is_lost_and_nothing_dead_is_let_in() {
    CleanRun.of(
        it -> !(it instanceof Killed || it instanceof Damage || it == Outage.EVERYTHING_KILLED));
  }
}
