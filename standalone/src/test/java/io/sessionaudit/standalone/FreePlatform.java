package io.sessionaudit.standalone;

import io.sessionaudit.embedded.Ports;
import io.sessionaudit.standalone.cli.SessionAudit;
import io.sessionaudit.standalone.platform.DataFolder;
import io.sessionaudit.standalone.platform.UpPorts;
import io.sessionaudit.testkit.ChildProcess;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** A platform that a test starts on ports of its own, as a person would. */
public final class FreePlatform {

  private FreePlatform() {}

  public static UpPorts ports() {
    return new UpPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
  }

  /**
   * Starts the command {@code up} as a process of its own.
   *
   * @param environment settings of the services
   */
  public static ChildProcess up(DataFolder data, UpPorts ports, Map<String, String> environment) {
    List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
    arguments.addAll(options(ports));
    return ChildProcess.java(environment, Main.class, arguments.toArray(String[]::new));
  }

  static List<String> options(UpPorts ports) {
    return List.of(
        "--auth-port=" + ports.auth(),
        "--projector-port=" + ports.projector(),
        "--detector-port=" + ports.detector(),
        "--kafka-port=" + ports.kafka(),
        "--postgres-port=" + ports.postgres());
  }

  /** The command line of this build. */
  public static CommandLine commandLine(PrintStream out) {
    return SessionAudit.commandLine(Main.services(), out);
  }

  /** The living PostgreSQL of a data folder. */
  public static Optional<ProcessHandle> postgres(DataFolder data) {
    String option = "-D " + data.postgres().resolve("data");
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().commandLine().filter(line -> line.contains(option)).isPresent())
        .findAny();
  }
}
