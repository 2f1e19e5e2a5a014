package io.sessionaudit.workload.up;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.Main;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.Endpoints;
import io.sessionaudit.standalone.platform.OperatorDatabase;
import io.sessionaudit.standalone.platform.PropertiesFile;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.testkit.ChildProcess;
import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.wire.KafkaConnection;
import io.sessionaudit.workload.fleet.ClassCache;
import io.sessionaudit.workload.fleet.ClassPath;
import io.sessionaudit.workload.fleet.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A platform that the command {@code up} has started in a data folder, on ports of its own. */
public final class StartedUp implements Deployment, AutoCloseable {

  private final DataFolder data;
  private final Map<String, String> settings;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final List<ChildProcess> started = new ArrayList<>();

  private StartedUp(DataFolder data, Map<String, String> settings) {
    this.data = data;
    this.settings = settings;
    for (String server : List.of("auth", "projector", "detector", "kafka", "postgres")) {
      ports.put(server, Ports.free());
    }
  }

  /**
   * In a folder of its own; nothing runs yet.
   *
   * @param settings of the services, as variables
   */
  public static StartedUp fresh(Map<String, String> settings) {
    return new StartedUp(new DataFolder(TestFolders.fresh("up").resolve("data")), settings);
  }

  DataFolder data() {
    return data;
  }

  int port(String server) {
    return ports.getOrDefault(server, 0);
  }

  /** Starts it, anew if it was killed, and returns when it serves. */
  public ChildProcess up() {
    ChildProcess up = begin();
    var _ = up.awaitLine("ready in");
    return up;
  }

  /** The same without waiting. */
  ChildProcess begin() {
    List<String> arguments = new ArrayList<>(List.of("--data=" + data));
    ports.forEach((server, port) -> arguments.add("--" + server + "-port=" + port));
    return start("up", arguments);
  }

  /** Another command on the same folder. */
  ChildProcess run(String command) {
    return start(command, List.of("--data=" + data));
  }

  private ChildProcess start(String command, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(arguments);
    ChildProcess child =
        ChildProcess.java(
            settings,
            ClassCache.QUICKLY_MADE.options(),
            ClassPath.text(),
            Main.class,
            words.toArray(String[]::new));
    started.add(child);
    return child;
  }

  /** The living PostgreSQL of the folder; it outlives whoever has started it. */
  Optional<ProcessHandle> postgres() {
    Path file = data.postgres().resolve("data").resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      String folder = data.postgres().resolve("data").toString();
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
          .filter(it -> it.info().commandLine().orElse("").contains(folder));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** {@code kill -9} for it and for all of PostgreSQL's processes. */
  public void killWithPostgres() {
    List<ProcessHandle> servers =
        postgres().stream().flatMap(it -> Stream.concat(Stream.of(it), it.descendants())).toList();
    started.forEach(ChildProcess::kill);
    servers.forEach(ProcessHandle::destroyForcibly);
  }

  /** Asks the one that was started last to end. */
  public int stop() {
    ChildProcess last = started.getLast();
    last.terminate();
    return last.awaitEnd();
  }

  /** Also after a failure nothing is left. */
  @Override
  public void close() {
    started.forEach(ChildProcess::close);
    postgres().ifPresent(ProcessHandle::destroy);
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
