package io.sessionaudit.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.FreePlatform;
import io.sessionaudit.standalone.faults.Site.User;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.UpPorts;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.Eventually;
import io.sessionaudit.testkit.TestFolders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything is killed under load; what was acknowledged by then is there afterwards. */
class KillTest {

  private static final int CLIENTS = 4;

  private final DataFolder data = new DataFolder(TestFolders.fresh("kill").resolve("data"));
  private final UpPorts ports = FreePlatform.ports();
  private final Acknowledged acknowledged = new Acknowledged();
  private @Nullable ChildProcess platform;

  @Test
  void nothingAcknowledgedIsLost() {
    Site site = up();
    Browser admin = site.as("admin");
    List<User> users = Stream.generate(() -> site.newUser(admin)).limit(3).toList();
    acknowledged.signIn(site.newUser(admin), site.browser());

    underLoad(site, users, 40, ChildProcess::kill);
    Site again = up();
    underLoad(again, users, 80, this::killWithPostgres);

    new Promises(up(), acknowledged).expectKept();
  }

  /** With no window, so that every refresh is a rotation. */
  private Site up() {
    ChildProcess starting =
        FreePlatform.up(data, ports, Map.of("SESSION_AUDIT_LIMITS_WINDOW", "0s"));
    platform = starting;
    starting.awaitLine("ready in");
    return Site.in(data);
  }

  /** Kills when so many tokens were handed out and somebody has signed out. */
  private void underLoad(Site site, List<User> users, int tokens, Consumer<ChildProcess> kill) {
    Load load = Load.start(site, users, acknowledged, CLIENTS, tokens);
    Eventually.holds(() -> {
      assertThat(load.surprises()).isEmpty();
      assertThat(acknowledged.tokens()).hasSizeGreaterThan(tokens);
      assertThat(acknowledged.dead()).isNotEmpty();
    });
    kill.accept(Objects.requireNonNull(platform));
    load.awaitEnd();
    assertThat(load.surprises()).isEmpty();
  }

  private void killWithPostgres(ChildProcess running) {
    ProcessHandle postgres = FreePlatform.postgres(data).orElseThrow();
    List<ProcessHandle> servers =
        Stream.concat(Stream.of(postgres), postgres.descendants()).toList();
    running.kill();
    servers.forEach(ProcessHandle::destroyForcibly);
  }

  @AfterEach
  void stop() {
    ChildProcess running = platform;
    if (running != null) {
      running.terminate();
      assertThat(running.awaitEnd()).isZero();
    }
  }
}
