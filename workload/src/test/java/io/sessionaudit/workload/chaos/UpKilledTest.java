package io.sessionaudit.workload.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.workload.check.Checker;
import io.sessionaudit.workload.check.Findings;
import io.sessionaudit.workload.check.Notes;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.GuardedService;
import io.sessionaudit.workload.client.NoAnswerException;
import io.sessionaudit.workload.fleet.Patience;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The command {@code up} dies under load with everything that it has started. UpTest kills it
 * alone.
 */
class UpKilledTest {

  private static final int CLIENTS = 4;
  private static final long SEED = 1;

  private final StartedUp platform =
      new StartedUp(new DataFolder(TestFolders.fresh("kill").resolve("data")));
  private final Notes notes = new Notes();
  private @Nullable ChildProcess running;

  @Test
  void nothing_that_was_acknowledged_is_lost() throws NoAnswerException {
    up();
    Crowd crowd = new Crowd(platform);
    Browser living = crowd.signIn(crowd.newUsers(1).getFirst());
    Browser ended = crowd.signIn(crowd.newUsers(1).getFirst());
    Browser dead = ended.copy();
    var _ = ended.signOut().expect(204);
    Checker checker = new Checker(platform, notes);
    try (GuardedService service = new GuardedService(platform);
        Load load = Load.start(crowd, notes, new Guard(service, notes), CLIENTS, SEED)) {
      awaitPromises(100);
      killWithPostgres();
      up();
      awaitPromises(20);
      try (Load.Pause _ = load.pause()) {
        Findings findings = checker.checkTables();
        assertThat(findings.sentences()).isEmpty();
        assertThat(findings.clean()).isTrue();
        assertThat(living.refresh().status()).isEqualTo(200);
        assertThat(dead.refresh().is(401, "session_revoked")).isTrue();
      }
    }
  }

  private void up() {
    running = platform.up();
  }

  private ChildProcess running() {
    return Objects.requireNonNull(running);
  }

  private void awaitPromises(int more) {
    long promised = notes.acknowledged() + more;
    Patience.until("Work", () -> notes.acknowledged() >= promised);
    assertThat(notes.ended()).isNotEmpty();
  }

  private void killWithPostgres() {
    List<ProcessHandle> servers = platform.postgres();
    running().kill();
    servers.forEach(ProcessHandle::destroyForcibly);
  }

  @AfterEach
  void stop() {
    ChildProcess last = running;
    if (last != null) {
      last.terminate();
      assertThat(last.awaitEnd()).isZero();
    }
  }
}
