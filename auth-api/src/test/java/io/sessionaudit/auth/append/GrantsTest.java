package io.sessionaudit.auth.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.auth.decision.Evidence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {

  @Test
  void evidence_that_is_not_granted_is_never_made() {
    Grants grants = new Grants(new EvidenceBudget(0, 0), false);
    Evidence costly =
        new Evidence(
            "key",
            () -> {
              throw new AssertionError("the budget was not asked first");
            },
            false);
    assertThat(grants.granted(List.of(costly), Instant.EPOCH)).isEmpty();
  }
}
