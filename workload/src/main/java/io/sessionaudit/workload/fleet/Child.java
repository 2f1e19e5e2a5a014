package io.sessionaudit.workload.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Java process on this class path that is started, killed, paused and started again. */
final class Child implements AutoCloseable {

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final List<String> COMMON =
      List.of(
          "-Dlogback.configurationFile=workload/logback-service.xml",
          "--sun-misc-unsafe-memory-access=allow");

  private final Class<?> main;
  private final JavaMachine machine;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;

  /**
   * Nothing runs yet.
   *
   * @param environment added to this process's own
   * @param log what it prints goes to the end of this file
   */
  Child(
      Class<?> main,
      JavaMachine machine,
      List<String> arguments,
      Map<String, String> environment,
      Path log) {
    this.main = main;
    this.machine = machine;
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  /** Starts it if it does not run. */
  synchronized void start() {
    if (runs()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(machine.options());
    command.addAll(COMMON);
    command.addAll(List.of("-cp", ClassPath.text(), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException failure) {
      throw new FleetException("Cannot start " + main.getSimpleName() + ".", failure);
    }
  }

  synchronized boolean runs() {
    return process != null && process.isAlive();
  }

  /** Exit code of the last one that ran; null while one runs, or if none ever did. */
  synchronized @Nullable Integer exit() {
    return process == null || process.isAlive() ? null : process.exitValue();
  }

  /** Its process id. */
  synchronized long pid() {
    return running().pid();
  }

  /** Writes a line to its standard input. */
  synchronized void tell(String line) {
    try {
      OutputStream orders = running().getOutputStream();
      orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      orders.flush();
    } catch (IOException failure) {
      throw new FleetException(main.getSimpleName() + " takes no orders any more.", failure);
    }
  }

  /** Ends it at once, whatever it is doing. */
  void kill() {
    Process killed = running();
    killed.destroyForcibly();
    Patience.until("The end of a killed process", () -> !killed.isAlive());
  }

  /** Asks it to end and waits until it has; its exit code. */
  int terminate() {
    Process asked = running();
    // Not destroy(): that closes its standard input too, and whoever loses that ends at once.
    signal("-TERM");
    Patience.until("The end of a process that was asked to end", () -> !asked.isAlive());
    return asked.exitValue();
  }

  /** Its memory stays, its clock goes on, it does nothing. */
  void pause() {
    signal("-STOP");
  }

  /** Ends the pause. */
  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("kill", signal, String.valueOf(pid())).start();
      if (kill.waitFor() != 0) {
        throw new FleetException("kill " + signal + " failed.");
      }
    } catch (IOException failure) {
      throw new FleetException("There is no program kill here.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }

  /** The end of what it has printed. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException _) {
      return "(no output)";
    }
  }

  private synchronized Process running() {
    if (process == null) {
      throw new FleetException(main.getSimpleName() + " was not started.");
    }
    return process;
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
