package io.sessionaudit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** New ids are time-ordered; derived ids are the same whenever they are derived. */
class FreshIdsTest {

  private static final EventId TRIGGER = EventId.of("01936b1e-7c00-7e00-8000-000000000003");

  @Test
  void freshIdsAreVersion7() {
    for (UUID id :
        new UUID[] {
          FreshIds.event().value(),
          FreshIds.session().value(),
          FreshIds.user().value(),
          FreshIds.correlation()
        }) {
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
    }
  }

  @Test
  void freshIdsNeverRepeatAndRise() {
    Set<EventId> seen = new HashSet<>();
    String last = "";
    for (int i = 0; i < 10_000; i++) {
      EventId id = FreshIds.event();
      assertThat(seen.add(id)).isTrue();
      assertThat(id.toString()).isGreaterThan(last);
      last = id.toString();
    }
  }

  @Test
  void derivedIdsAreVersion8AndApproved() {
    EventId derived = FreshIds.derived("session-audit/1", TRIGGER);

    assertThat(derived.value().version()).isEqualTo(8);
    assertThat(derived.value().variant()).isEqualTo(2);
    assertThat(derived).isEqualTo(FreshIds.derived("session-audit/1", TRIGGER));
    assertThat(derived).hasToString("620f28a0-00aa-832d-a9fd-df67dda7fd30");
  }

  @Test
  void anotherTriggerOrRuleSetGivesAnotherId() {
    EventId derived = FreshIds.derived("session-audit/1", TRIGGER);

    assertThat(FreshIds.derived("session-audit/2", TRIGGER)).isNotEqualTo(derived);
    assertThat(FreshIds.derived("session-audit/1", FreshIds.event())).isNotEqualTo(derived);
  }
}
