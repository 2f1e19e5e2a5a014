package io.sessionaudit.guard.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.feed.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  /** The database's clock is 90 s ahead of ours, which must not matter. */
  private static final Duration AHEAD = Duration.ofSeconds(90);

  private final Ticks clock = new Ticks();
  private final Freshness freshness = new Freshness(Duration.ofSeconds(10));
  private long offset = 100;
  private long term = 7;
  private Duration ahead = AHEAD;

  @Test
  void nothingIsFreshBeforeTwoWatermarksBeyondTheEnd() {
    hear(0);
    hear(0);
    assertThat(isFresh()).isFalse();

    freshness.prove(offset + 1, clock.read());
    hear(0);
    assertThat(isFresh()).as("in front of the end").isFalse();
    hear(0);
    assertThat(isFresh()).as("one beyond it").isFalse();
    hear(0);
    assertThat(isFresh()).as("two beyond it").isTrue();
  }

  @Test
  void newsGrowOldAtTheBound() {
    fresh();

    clock.pass(10_000);
    assertThat(isFresh()).isTrue();
    clock.pass(1);
    assertThat(isFresh()).isFalse();
  }

  @Test
  void whatTheRelayItselfIsBehindCounts() {
    fresh();
    clock.pass(9_000);
    hear(9_000);
    assertThat(isFresh()).isTrue();

    clock.pass(1_001);

    assertThat(isFresh()).isFalse();
  }

  @Test
  void aWatermarkThatArrivesLateIsOldNews() {
    fresh();
    Instant written = databaseTime();
    clock.pass(10_000);

    hear(new Watermark(written, written, term));
    assertThat(freshness.age(clock.read())).isEqualTo(10_000);
    clock.pass(1);

    assertThat(isFresh()).isFalse();
  }

  @Test
  void aReplacedRelaySaysNothing() {
    fresh();
    term = 8;
    hear(0);
    term = 7;
    clock.pass(10_000);

    assertThat(freshness.hear(watermark(0), ++offset, clock.read())).isFalse();
    clock.pass(1);

    assertThat(isFresh()).isFalse();
  }

  @Test
  void aMachineThatSleptHasOldNews() {
    fresh();

    clock.jump(10_001);

    assertThat(isFresh()).isFalse();
  }

  @Test
  void aClockThatWasSetBackDoesNotKeepNewsYoung() {
    fresh();

    clock.jump(-3_600_000);
    clock.pass(10_001);

    assertThat(isFresh()).isFalse();
  }

  @Test
  void aClockThatWasSetHealsByANewProof() {
    fresh();
    clock.jump(60_000);
    ahead = AHEAD.minusSeconds(60);
    hear(0);
    assertThat(isFresh()).as("cannot be told from a delay yet").isFalse();
    assertThat(freshness.wantsProof(clock.read())).isTrue();

    fresh();

    assertThat(isFresh()).isTrue();
    assertThat(freshness.wantsProof(clock.read())).isFalse();
  }

  @Test
  void aDatabaseWhoseClockWentBackHealsByANewProof() {
    fresh();
    ahead = AHEAD.minusSeconds(60);
    hear(0);
    assertThat(isFresh()).as("what was said before still holds").isTrue();
    clock.pass(10_001);
    hear(0);
    assertThat(isFresh()).isFalse();
    assertThat(freshness.wantsProof(clock.read())).isTrue();

    fresh();

    assertThat(isFresh()).isTrue();
  }

  @Test
  void aProofThatTookLongProvesNothing() {
    freshness.prove(offset + 1, clock.read());
    hear(0);
    hear(0);
    clock.pass(5_001);
    hear(0);
    assertThat(isFresh()).isFalse();

    assertThat(freshness.wantsProof(clock.read())).isTrue();
  }

  @Test
  void aProofIsRepeatedBecauseClocksDrift() {
    fresh();
    assertThat(freshness.wantsProof(clock.read())).isFalse();
    for (int i = 0; i <= 600; i++) {
      clock.pass(500);
      hear(0);
    }

    assertThat(freshness.wantsProof(clock.read())).isTrue();
    assertThat(isFresh()).isTrue();
  }

  @Test
  void theIssuersTimeIsKnown() {
    assertThat(freshness.databaseTime(clock.read())).isEqualTo(clock.wall());
    fresh();
    clock.pass(1_234);

    assertThat(freshness.databaseTime(clock.read())).isEqualTo(databaseTime());
  }

  @Test
  void afterAResetNothingIsFresh() {
    fresh();
    freshness.reset();
    hear(0);

    assertThat(isFresh()).isFalse();
    assertThat(freshness.age(clock.read())).isEqualTo(Long.MAX_VALUE);
  }

  private void fresh() {
    freshness.prove(offset, clock.read());
    hear(0);
    hear(0);
  }

  private void hear(long behindMillis) {
    hear(watermark(behindMillis));
  }

  private void hear(Watermark watermark) {
    freshness.hear(watermark, offset++, clock.read());
  }

  private Watermark watermark(long behindMillis) {
    return new Watermark(databaseTime().minusMillis(behindMillis), databaseTime(), term);
  }

  private Instant databaseTime() {
    return clock.wall().plus(ahead);
  }

  private boolean isFresh() {
    return freshness.isFresh(clock.read());
  }
}
