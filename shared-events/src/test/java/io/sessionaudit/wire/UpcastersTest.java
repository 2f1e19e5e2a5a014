package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.json.Fields;
import io.sessionaudit.wire.Upcasters.Step;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Old forms are lifted one revision at a time. */
class UpcastersTest {

  private static final Upcasters MADE_UP =
      new Upcasters(
          Map.of(
              new Step(EventType.TOKEN_ISSUED, 1), it -> it.with("path", "one"),
              new Step(EventType.TOKEN_ISSUED, 2),
                  it -> it.with("path", it.text("path") + " two").with("count", 2L)));

  @Test
  void everyStepFollowsTheOneBefore() {
    Fields lifted = MADE_UP.lift(EventType.TOKEN_ISSUED, 1, 3, fields());

    assertThat(lifted.text("path")).isEqualTo("one two");
    assertThat(lifted.count("count")).isEqualTo(2);
    assertThat(lifted.text("kept")).isEqualTo("as it was");
  }

  @Test
  void aLaterRevisionSkipsTheStepsBeforeIt() {
    Fields lifted = MADE_UP.lift(EventType.TOKEN_ISSUED, 2, 3, fields().with("path", "later"));

    assertThat(lifted.text("path")).isEqualTo("later two");
  }

  @Test
  void todaysRevisionIsLeftAlone() {
    Fields today = fields();

    assertThat(MADE_UP.lift(EventType.TOKEN_ISSUED, 3, 3, today)).isSameAs(today);
  }

  @Test
  void aStepThatNobodyWroteIsUnreadable() {
    assertThatThrownBy(() -> MADE_UP.lift(EventType.TOKEN_ISSUED, 1, 4, fields()))
        .isInstanceOf(UnreadableEventException.class);
    assertThatThrownBy(() -> MADE_UP.lift(EventType.TOKEN_REVOKED, 1, 2, fields()))
        .isInstanceOf(UnreadableEventException.class);
  }

  @Test
  void theProductCanLiftEveryRevisionEverWritten() {
    for (EventType type : EventType.values()) {
      for (int revision = 1; revision < type.revision(); revision++) {
        String file = type.wireName() + "." + revision;
        assertThat(Example.read(ApprovedFiles.read(file))).isNotNull();
      }
    }
  }

  private static Fields fields() {
    return Fields.read("{\"kept\":\"as it was\"}".getBytes(StandardCharsets.UTF_8));
  }
}
