package io.sessionaudit.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  private void after(Duration time) {
    now += time.toNanos();
  }

  private void replay(ReplayProgress progress) {
    progress.begins("fold the log");
    after(Duration.ofSeconds(20));
    progress.folded(400_000, 1_000_000);
    after(Duration.ofMillis(100));
    progress.folded(402_000, 1_000_000);
    after(Duration.ofSeconds(30));
    progress.begins("compare session");
    progress.ends();
  }

  @Test
  void saysRateAndTimeLeftFromTimeToTime() {
    replay(new ReplayProgress(out, false, () -> now));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "  fold the log  400,000 of 1,000,000 records (40 %), 20,000 a second, 30 s left",
            "  fold the log                           50.1 s",
            "  compare session                         0.0 s");
  }

  @Test
  void drawsOverItselfOnATerminal() {
    replay(new ReplayProgress(out, true, () -> now));

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList())
        .containsExactly( // each \r is a line to this test
            "",
            "  fold the log ...",
            "  fold the log  400,000 of 1,000,000 records (40 %), 20,000 a second, 30 s left",
            "  fold the log                           50.1 s" + " ".repeat(32),
            "",
            "  compare session ...",
            "  compare session                         0.0 s");
  }

  @Test
  void longTimesAreSaidShortly() {
    assertThat(new Pace(100, 200, 10_200, Duration.ofSeconds(1)).toString())
        .isEqualTo("200 of 10,200 records (1 %), 100 a second, 1 min 40 s left");
    assertThat(new Pace(0, 10, 80_000, Duration.ofSeconds(1)).toString())
        .endsWith("2 h 13 min left");
    assertThat(new Pace(0, 0, 0, Duration.ZERO).toString())
        .isEqualTo("0 of 0 records (100 %), 0 a second");
  }
}
