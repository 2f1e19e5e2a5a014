package io.sessionaudit.workload.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.workload.client.Browser;
import io.sessionaudit.workload.client.Crowd;
import io.sessionaudit.workload.client.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The disk of the database is lost, the log is not: what the operator sees and does. */
class RecoverTest {

  private final StartedUp platform = StartedUp.fresh(Map.of());

  @AfterEach
  void leaveNothing() {
    platform.close();
  }

  @Test
  void nothingIsServedBeforeAndNothingOldCountsAfterwards() throws Exception {
    ChildProcess first = platform.up();
    Crowd crowd = new Crowd(platform);
    User user = crowd.newUsers(1).getFirst();
    Browser laptop = crowd.signIn(user);
    Browser admin = crowd.asAdmin();
    assertThat(run("recover", 0)).contains("nothing was changed");
    end(first);

    delete(platform.data().postgres().resolve("data"));
    ChildProcess second = platform.begin();
    assertThat(second.awaitLine("NOT SERVING"))
        .contains("session-audit recover --data " + platform.data());
    var _ = laptop.refresh().expect(503);
    assertThat(run("status", 1)).contains("auth-api           not ready: ");

    assertThat(run("recover", 0))
        .contains("Accounts that are lost; create them anew:")
        .contains("  " + user.id())
        .contains("Everybody has to sign in anew");

    second.awaitLine("ready in");
    for (Browser old : List.of(laptop, admin)) {
      var _ = old.refresh().expect(401);
    }
    var _ = new Crowd(platform).asAdmin();
    end(second);
  }

  private String run(String command, int exit) {
    ChildProcess running = platform.run(command);
    assertThat(running.awaitEnd()).as(running.output()).isEqualTo(exit);
    return running.output();
  }

  private static void end(ChildProcess platform) {
    platform.terminate();
    assertThat(platform.awaitEnd()).isZero();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
