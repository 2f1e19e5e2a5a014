package io.sessionaudit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A process that a test starts, watches and kills. It ends with the test JVM at the latest. */
public final class ChildProcess implements AutoCloseable {

  /** Only a broken program needs this long; a loaded machine does not make a test fail. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path output;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
    AtTheEnd.run(AtTheEnd.Step.END_PROCESSES, this::close);
  }

  /**
   * Starts a program.
   *
   * @param environment added to this JVM's own
   */
  public static ChildProcess start(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile(TestFolders.fresh("process"), "output", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      return new ChildProcess(builder.start(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts a class with a {@code main} on this JVM's Java and class path, with a small heap. */
  public static ChildProcess java(Class<?> main, String... arguments) {
    return java(Map.of(), main, arguments);
  }

  /**
   * The same.
   *
   * @param environment added to this JVM's own
   */
  public static ChildProcess java(
      Map<String, String> environment, Class<?> main, String... arguments) {
    return java(
        environment,
        List.of("--enable-native-access=ALL-UNNAMED"),
        System.getProperty("java.class.path"),
        main,
        arguments);
  }

  /**
   * Starts a class with a {@code main} on this JVM's Java, with a small heap.
   *
   * @param environment added to this JVM's own
   * @param options further ones of the Java machine
   */
  public static ChildProcess java(
      Map<String, String> environment,
      List<String> options,
      String classPath,
      Class<?> main,
      String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                // Whoever was started in the background ignores interrupts, and so would the child.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return start(command, environment);
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Everything it has printed so far, standard output and error together. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Waits for a line that contains the text; fails after five minutes, or at once if the process
   * ends without it.
   *
   * @return the line
   */
  public String awaitLine(String text) {
    Awaitility.await("a line with: " + text)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || has(text));
    assertThat(output()).contains(text);
    return output().lines().filter(it -> it.contains(text)).findFirst().orElseThrow();
  }

  /** Whole lines only: the last one may still be growing. */
  private boolean has(String text) {
    String all = output();
    return all.substring(0, all.lastIndexOf('\n') + 1).contains(text);
  }

  /** Ends it at once, like {@code kill -9}; it gets no chance to clear anything away. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to end, like {@code kill}. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for its end, five minutes at most, and returns its exit code. */
  public int awaitEnd() {
    try {
      assertThat(process.waitFor(PATIENCE)).as("the process has ended").isTrue();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Kills it if it lives. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
