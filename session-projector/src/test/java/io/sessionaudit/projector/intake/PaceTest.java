package io.sessionaudit.projector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stream of single events becomes a few transactions, and nobody waits without need. */
final class PaceTest {

  private static final long START = 1_000;
  private final Pace pace = new Pace(Duration.ofNanos(50), 1_000);

  @Test
  void theFirstTransactionWaitsForNothing() {
    assertThat(pace.left(START)).isZero();
  }

  @Test
  void theNextOneWaitsUntilTheSpacingIsOver() {
    pace.began(START, 1);
    assertThat(pace.left(START + 20)).isEqualTo(30);
    assertThat(pace.left(START + 50)).isZero();
    assertThat(pace.left(START + 70)).isNegative();
  }

  @Test
  void behindAFullBatchNothingWaits() {
    pace.began(START, 999);
    assertThat(pace.left(START)).isPositive();
    pace.began(START, 1_000);
    assertThat(pace.left(START)).isZero();
  }
}
