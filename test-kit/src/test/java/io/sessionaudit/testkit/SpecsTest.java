package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecsTest {

  private final DecisionSpec<Integer, Integer, String> decision =
      DecisionSpec.of((limit, wish) -> wish <= limit ? "accepted" : "refused");
  private final FoldSpec<Integer, Integer> sum = FoldSpec.of(() -> 0, Integer::sum);
  private final DetectionSpec<Integer, Integer, String> rise =
      DetectionSpec.of(
          () -> 0,
          (highest, next) ->
              new DetectionSpec.Step<>(
                  Math.max(highest, next), next > highest ? List.of("rise") : List.of()));

  @Test
  void aDecisionIsComparedWithItsOutcome() {
    decision.given(10).when(10).then("accepted");
    decision.given(10).when(11).thenItSatisfies(it -> assertThat(it).startsWith("ref"));
    assertThatThrownBy(() -> decision.given(10).when(11).then("accepted"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aFoldIsComparedWithItsState() {
    sum.given(1, 2, 3).then(6);
    sum.given().then(0);
    assertThatThrownBy(() -> sum.given(1).then(2)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aDetectionIsComparedWithWhatTheLastEventBrings() {
    rise.given(1, 2).when(3).then("rise");
    rise.given(1, 2).when(2).thenNothing();
    assertThatThrownBy(() -> rise.given(3).when(2).then("rise")).isInstanceOf(AssertionError.class);
  }

  @Test
  void theClockStandsUntilItIsMoved() {
    SettableClock clock = SettableClock.at("2026-11-01T00:00:00Z");
    clock.advance(Duration.ofMillis(1));

    assertThat(clock.instant()).hasToString("2026-11-01T00:00:00.001Z");
  }
}
