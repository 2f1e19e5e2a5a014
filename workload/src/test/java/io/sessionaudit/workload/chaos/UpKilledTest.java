package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.workload.check.Checker;
import io.sessionaudit.workload.check.Findings;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.Patience;
import io.sessionaudit.workload.up.StartedUp;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The command {@code up} dies under load with everything that it has started. UpTest kills it
 * alone.
 */
class UpKilledTest {

  private static final int CLIENTS = 4;
  private static final long SEED = 1;

  /** Every refresh a rotation. */
  private final StartedUp platform = StartedUp.fresh(Map.of("SESSION_AUDIT_LIMITS_WINDOW", "0s"));

  private final Notes notes = new Notes();

  @Test
  void nothing_that_was_acknowledged_is_lost() throws NoAnswerException {
    var _ = platform.up();
    Crowd crowd = new Crowd(platform);
    Browser living = crowd.signIn(crowd.newUsers(1).getFirst());
    Browser ended = crowd.signIn(crowd.newUsers(1).getFirst());
    Browser dead = ended.copy();
    var _ = ended.signOut().expect(204);
    Checker checker = new Checker(platform, notes);
    try (GuardedService service = new GuardedService(platform);
        Load load = Load.start(crowd, notes, new Guard(service, notes), CLIENTS, SEED)) {
      awaitPromises(100);
      platform.killWithPostgres();
      var _ = platform.up();
      awaitPromises(20);
      try (Load.Pause _ = load.pause()) {
        Findings findings = checker.checkTables();
        assertThat(findings.sentences()).isEmpty();
        assertThat(findings.clean()).isTrue();
        assertThat(living.refresh().status()).isEqualTo(200);
        assertThat(dead.refresh().is(401, "session_revoked")).isTrue();
      }
    }
    assertThat(platform.stop()).isZero();
  }

  private void awaitPromises(int more) {
    long promised = notes.acknowledged() + more;
    Patience.until("Work", () -> notes.acknowledged() >= promised);
    assertThat(notes.ended()).isNotEmpty();
  }

  @AfterEach
  void leaveNothing() {
    platform.close();
  }
}
