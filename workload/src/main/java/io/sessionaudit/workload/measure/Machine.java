package io.sessionaudit.workload.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run was made on, in a line. */
public final class Machine {

  private Machine() {}

  /** Processor, memory, operating system and Java machine, as far as they can be told. */
  public static String describe() {
    return "%s, %d cores, %s of memory, %s %s, Java %s"
        .formatted(
            value("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
            Runtime.getRuntime().availableProcessors(),
            value("/proc/meminfo", "MemTotal").orElse("?"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }

  private static Optional<String> value(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
