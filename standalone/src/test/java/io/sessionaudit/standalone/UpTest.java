package io.sessionaudit.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.UpPorts;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.TestFolders;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command {@code up} as a person meets it: a process of its own, its signals, its folder. */
class UpTest {

  private final DataFolder data = new DataFolder(TestFolders.fresh("up").resolve("data"));
  private final UpPorts ports = FreePlatform.ports();
  private final List<ChildProcess> started = new ArrayList<>();

  /** Also after a failure: PostgreSQL outlives whoever started it. */
  @AfterEach
  void leaveNothing() {
    started.forEach(ChildProcess::close);
    FreePlatform.postgres(data).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void servesSurvivesAKillAndEndsCleanly() throws Exception {
    ChildProcess first = up();
    first.awaitLine("ready in");
    assertThat(signInAsAdmin()).isEqualTo(200);
    assertThat(first.output()).contains("http://localhost:" + ports.auth(), "admin.properties");
    assertThat(run("status").awaitEnd()).isZero();
    ChildProcess second = up();
    assertThat(second.awaitEnd()).isEqualTo(2);
    assertThat(second.output())
        .contains("Another session-audit (process " + first.pid() + ") works in " + data);

    first.kill();
    assertThat(run("status").awaitEnd()).isEqualTo(1);
    ChildProcess third = up();
    third.awaitLine("ready in");
    assertThat(signInAsAdmin()).isEqualTo(200);

    assertThat(run("stop").awaitEnd()).isZero();
    assertThat(third.awaitEnd()).isZero();
    assertThat(FreePlatform.postgres(data)).isEmpty();
  }

  @Test
  void listensOnLoopbackOnlyAndEndsWith130OnAnInterrupt() throws IOException {
    ChildProcess up = up();
    up.awaitLine("ready in");
    ProcessHandle postgres = FreePlatform.postgres(data).orElseThrow();
    expectLoopbackOnly(up.pid(), 5);
    expectLoopbackOnly(postgres.pid(), 1);

    ChildProcess.start(List.of("kill", "-INT", String.valueOf(up.pid())), Map.of()).awaitEnd();

    assertThat(up.awaitEnd()).isEqualTo(130);
    assertThat(FreePlatform.postgres(data)).isEmpty();
  }

  @Test
  void saysWhichOptionHelpsWhenAPortIsTaken() throws IOException {
    try (ServerSocket _ =
        new ServerSocket(ports.projector(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
      ChildProcess up = up();

      assertThat(up.awaitEnd()).isEqualTo(2);
      assertThat(up.output())
          .contains("Port " + ports.projector() + " is taken", "--projector-port");
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

  private ChildProcess up() {
    ChildProcess up = FreePlatform.up(data, ports, Map.of());
    started.add(up);
    return up;
  }

  private ChildProcess run(String command) {
    return ChildProcess.java(Main.class, command, "--data", data.toString());
  }

  private int signInAsAdmin() throws IOException, InterruptedException {
    Properties admin = new Properties();
    try (Reader reader = Files.newBufferedReader(data.credentials().resolve("admin.properties"))) {
      admin.load(reader);
    }
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\"}"
            .formatted(admin.getProperty("username"), admin.getProperty("password"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + ports.auth() + "/auth/login"))
            .header("Content-Type", "application/json")
            .header("X-Requested-With", "UpTest")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
