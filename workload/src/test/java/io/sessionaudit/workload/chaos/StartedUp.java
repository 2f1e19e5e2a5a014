package io.sessionaudit.workload.chaos;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.Main;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.standalone.platform.PropertiesFile;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.workload.fleet.ClassPath;
import io.sessionaudit.workload.fleet.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A platform that the command {@code up} has started in a data folder, on ports of its own. */
final class StartedUp implements Deployment {

  /** Every refresh a rotation. */
  private static final Map<String, String> SETTINGS = Map.of("SESSION_AUDIT_LIMITS_WINDOW", "0s");

  private final DataFolder data;
  private final List<String> ports =
      Stream.of("auth", "projector", "detector", "kafka", "postgres")
          .map(it -> "--" + it + "-port=" + Ports.free())
          .toList();

  StartedUp(DataFolder data) {
    this.data = data;
  }

  /** Starts it, anew if it was killed, and returns when it serves. */
  ChildProcess up() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ClassPath.options());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            ClassPath.text(),
            Main.class.getName(),
            "up",
            "--data=" + data));
    command.addAll(ports);
    ChildProcess up = ChildProcess.start(command, SETTINGS);
    var _ = up.awaitLine("ready in");
    return up;
  }

  /** PostgreSQL's processes, which outlive whoever has started them. */
  List<ProcessHandle> postgres() {
    try {
      Path file = data.postgres().resolve("data").resolve("postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(file).getFirst());
      return ProcessHandle.of(pid).stream()
          .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public List<URI> auth() {
    return List.of(Endpoints.of(data).auth());
  }

  @Override
  public KafkaConnection kafka() {
    return KafkaConnection.plaintext(Endpoints.of(data).kafka());
  }

  @Override
  public DatabaseLogin operator() {
    return OperatorDatabase.login(data);
  }

  @Override
  public Path keys() {
    return data.keys();
  }

  @Override
  public Map<String, String> credentials(String name) {
    return PropertiesFile.read(data.credentials().resolve(name + ".properties"));
  }
}
