package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.FreePlatform;
import io.sessionaudit.standalone.Main;
import io.sessionaudit.standalone.faults.Site.User;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.UpPorts;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The disk of the database is lost, the log is not: what the operator sees and does. */
class RecoverTest {

  private final DataFolder data = new DataFolder(TestFolders.fresh("recover").resolve("data"));
  private final UpPorts ports = FreePlatform.ports();
  private final List<ChildProcess> started = new ArrayList<>();

  @AfterEach
  void leaveNothing() {
    started.forEach(ChildProcess::close);
    FreePlatform.postgres(data).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void nothingIsServedBeforeAndNothingOldCountsAfterwards() throws IOException {
    ChildProcess first = up();
    first.awaitLine("ready in");
    Site site = Site.in(data);
    Browser admin = site.as("admin");
    User user = site.newUser(admin);
    Browser laptop = site.browser();
    user.signIn(laptop).expect(200);
    assertThat(run("recover").output()).contains("nothing was changed");
    end(first);

    delete(data.postgres().resolve("data"));
    ChildProcess second = up();
    assertThat(second.awaitLine("NOT SERVING")).contains("session-audit recover --data " + data);
    laptop.refresh().expect(503);
    ChildProcess status = run("status");
    assertThat(status.output()).contains("auth-api           not ready: ");

    assertThat(run("recover").output())
        .contains("Accounts that are lost; create them anew:")
        .contains("  " + user.id())
        .contains("Everybody has to sign in anew");

    second.awaitLine("ready in");
    laptop.refresh().expect(401);
    admin.refresh().expect(401);
    site.as("admin");
    end(second);
  }

  private ChildProcess up() {
    ChildProcess up = FreePlatform.up(data, ports, Map.of());
    started.add(up);
    return up;
  }

  private ChildProcess run(String command) {
    ChildProcess running = ChildProcess.java(Main.class, command, "--data", data.toString());
    started.add(running);
    assertThat(running.awaitEnd()).as(running.output()).isEqualTo(command.equals("status") ? 1 : 0);
    return running;
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
