package io.sessionaudit.auth.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.feed.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatermarksTest {

  private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MS = 1_000_000;

  private final Watermarks watermarks = new Watermarks(7, Duration.ofMillis(400), 0);

  private void looked(long ms, long sent) {
    watermarks.looked(ZERO.plusMillis(ms), ms * MS, sent);
  }

  @Test
  void theFirstOneIsDueAtOnce() {
    looked(0, 0);
    assertThat(watermarks.take(0, 3 * MS)).isEqualTo(new Watermark(ZERO, ZERO.plusMillis(3), 7));
  }

  @Test
  void waitsUntilAllThatWasSentIsAcknowledged() {
    looked(0, 5);
    assertThat(watermarks.take(4, MS)).isNull();
    assertThat(watermarks.take(5, MS)).isNotNull();
  }

  @Test
  void newerLooksDoNotReplaceOneThatWaits() {
    looked(0, 5);
    looked(100, 9);
    assertThat(watermarks.take(5, 101 * MS))
        .isEqualTo(new Watermark(ZERO, ZERO.plusMillis(101), 7));
  }

  @Test
  void nothingIsSaidTwice() {
    looked(0, 0);
    watermarks.take(0, 0);
    assertThat(watermarks.take(0, 500 * MS)).isNull();
  }

  @Test
  void quietTimesGetOneEveryPeriod() {
    looked(0, 0);
    watermarks.take(0, 0);
    looked(399, 0);
    assertThat(watermarks.take(0, 399 * MS)).isNull();
    looked(400, 0);
    assertThat(watermarks.take(0, 400 * MS)).isNotNull();
  }

  @Test
  void aRevocationGetsItsOwnSoon() {
    looked(0, 0);
    watermarks.take(0, 0);
    watermarks.revoked();
    looked(20, 1);
    assertThat(watermarks.take(1, 22 * MS)).isNotNull();
  }

  @Test
  void aStormOfRevocationsGetsOneInTenMilliseconds() {
    looked(0, 0);
    watermarks.take(0, 0);
    watermarks.revoked();
    looked(9, 1);
    assertThat(watermarks.take(1, 9 * MS)).isNull();
    looked(10, 1);
    assertThat(watermarks.take(1, 10 * MS)).isNotNull();
  }

  @Test
  void whatWasSeenBeforeTheTopicLostRecordsIsNotSaid() {
    looked(0, 0);
    watermarks.forget();
    assertThat(watermarks.take(0, 0)).isNull();
  }
}
