package io.sessionaudit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times have six decimals, UTC and four digits of year. */
class TimestampsTest {

  @Test
  void everyTimeHasSixDecimals() {
    assertThat(Timestamps.format(Instant.parse("2026-11-25T12:00:00Z")))
        .isEqualTo("2026-11-25T12:00:00.000000Z");
    assertThat(Timestamps.format(Instant.parse("0001-01-01T00:00:00.000001999Z")))
        .isEqualTo("0001-01-01T00:00:00.000001Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T12:00:00Z",
        "2026-11-25T12:00:00.5Z",
        "2026-11-25T12:00:00.123456Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void coarserTimesAreRead(String text) {
    assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "-",
        "now",
        "2026-11-25",
        "2026-11-25T12:00Z",
        "2026-11-25T12:00:00",
        "2026-11-25T12:00:00+00:00",
        "2026-11-25T12:00:00.1234567Z",
        "2026-11-25t12:00:00z",
        "2026-02-30T12:00:00Z",
        "2026-11-25T25:00:00Z",
        "+12026-11-25T12:00:00Z",
        "-2026-11-25T12:00:00Z",
        "20261-11-25T12:00:00Z",
        " 2026-11-25T12:00:00Z"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aYearThatNobodyCouldReadIsNotWritten() {
    assertThatThrownBy(() -> Timestamps.format(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timestamps.format(Instant.parse("-0001-01-01T00:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
