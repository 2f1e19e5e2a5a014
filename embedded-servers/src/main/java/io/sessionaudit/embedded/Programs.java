package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program to its end. */
final class Programs {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Programs() {}

  /**
   * @param output where what the program says is appended
   * @throws EmbeddedServerException if it does not end with 0 within two minutes; carries what it
   *     said
   */
  static void run(Path output, List<String> command) {
    long from = size(output);
    if (!succeeds(output, command)) {
      throw new EmbeddedServerException(
          command.getLast() + " failed: " + tail(output, from).strip(), null);
    }
  }

  /** Whether the program ends with 0 within two minutes. */
  static boolean succeeds(Path output, List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      // A caller's PGDATA, PGPORT or locale must not reach the server.
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while " + command.getFirst(), interrupted);
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  private static String tail(Path file, long from) {
    try {
      byte[] all = Files.readAllBytes(file);
      int start = (int) Math.max(from, all.length - 2_000L);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "(no output)";
    }
  }
}
