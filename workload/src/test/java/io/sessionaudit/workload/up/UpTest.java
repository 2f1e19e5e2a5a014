package io.sessionaudit.workload.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.workload.client.Crowd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command {@code up} as a person meets it: a process of its own, its signals, its folder. */
class UpTest {

  private final StartedUp platform = StartedUp.fresh(Map.of());

  @AfterEach
  void leaveNothing() {
    platform.close();
  }

  @Test
  void servesSurvivesAKillAndEndsCleanly() throws Exception {
    ChildProcess first = platform.up();
    var _ = new Crowd(platform).asAdmin();
    assertThat(first.output())
        .contains("http://localhost:" + platform.port("auth"), "admin.properties");
    assertThat(platform.run("status").awaitEnd()).isZero();
    ChildProcess second = platform.begin();
    assertThat(second.awaitEnd()).isEqualTo(2);
    assertThat(second.output())
        .contains(
            "Another session-audit (process " + first.pid() + ") works in " + platform.data());

    first.kill();
    assertThat(platform.run("status").awaitEnd()).isEqualTo(1);
    ChildProcess third = platform.up();
    var _ = new Crowd(platform).asAdmin();

    assertThat(platform.run("stop").awaitEnd()).isZero();
    assertThat(third.awaitEnd()).isZero();
    assertThat(platform.postgres()).isEmpty();
  }

  @Test
  void listensOnLoopbackOnlyAndEndsWith130OnAnInterrupt() throws IOException {
    ChildProcess up = platform.up();
    ProcessHandle postgres = platform.postgres().orElseThrow();
    expectLoopbackOnly(up.pid(), 5);
    expectLoopbackOnly(postgres.pid(), 1);

    ChildProcess.start(List.of("kill", "-INT", String.valueOf(up.pid())), Map.of()).awaitEnd();

    assertThat(up.awaitEnd()).isEqualTo(130);
    assertThat(platform.postgres()).isEmpty();
  }

  @Test
  void saysWhichOptionHelpsWhenAPortIsTaken() throws IOException {
    try (ServerSocket _ =
        new ServerSocket(platform.port("projector"), 1, InetAddress.ofLiteral("127.0.0.1"))) {
      ChildProcess up = platform.begin();

      assertThat(up.awaitEnd()).isEqualTo(2);
      assertThat(up.output())
          .contains("Port " + platform.port("projector") + " is taken", "--projector-port");
    }
  }

  /**
   * Fails if the process listens on any address that another machine reaches.
   *
   * @param sockets how many it has at least
   */
  private static void expectLoopbackOnly(long pid, int sockets) throws IOException {
    assertThat(ListeningSockets.of(pid))
        .hasSizeGreaterThanOrEqualTo(sockets)
        .allMatch(InetAddress::isLoopbackAddress);
  }
}
