package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A server that outlived the process that had started it. Its {@code postmaster.pid} names a
 * process; the number may belong to somebody else by now, so the process must prove to be the
 * server of this folder before anything is done to it.
 */
final class Orphan {

  private Orphan() {}

  /** The living server of the data folder. A pid file that names no such server is removed. */
  static Optional<ProcessHandle> find(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<ProcessHandle> server =
        pid(Files.readAllLines(file)).flatMap(ProcessHandle::of).filter(it -> serves(it, data));
    if (server.isEmpty()) {
      Files.deleteIfExists(file);
    }
    return server;
  }

  private static Optional<Long> pid(List<String> lines) {
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.valueOf(lines.getFirst().strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean serves(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    boolean postgres = info.command().filter(it -> it.endsWith("/postgres")).isPresent();
    boolean here =
        info.arguments().filter(it -> Arrays.asList(it).contains(data.toString())).isPresent();
    return process.isAlive() && postgres && here;
  }
}
