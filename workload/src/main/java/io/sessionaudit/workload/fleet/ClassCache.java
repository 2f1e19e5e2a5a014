package io.sessionaudit.workload.fleet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the Java machine keeps of the packaged program's classes: loading them is most of what a
 * start costs. Only for child processes whose class path begins with that program.
 */
public final class ClassCache {

  /**
   * An archive (JEP 350), which takes a third of the time to make: a run that breaks things starts
   * dozens of processes.
   */
  public static final ClassCache QUICKLY_MADE =
      new ClassCache(
          "session-audit.jsa",
          "-XX:TieredStopAtLevel=1",
          "-XX:ArchiveClassesAtExit=",
          "-XX:SharedArchiveFile=");

  /**
   * A cache (JEP 483, 514, 515), of all services together; in the images each has one of its own.
   */
  static final ClassCache AS_SHIPPED =
      new ClassCache("workload.aot", "-Xmx512m", "-XX:AOTCacheOutput=", "-XX:AOTCache=");

  private static final String PROGRAM = "session-audit-program.jar";

  /** An option that no cache allows: it has to be as it was when that was made. */
  private static final List<String> WITHOUT = List.of("--enable-native-access=ALL-UNNAMED");

  private final String file;
  private final String machine;
  private final String keep;
  private final String use;
  private @Nullable List<String> options;

  /**
   * @param machine an option that the Java machine has while it makes the cache
   * @param keep the option that makes it
   * @param use the option that uses it
   */
  private ClassCache(String file, String machine, String keep, String use) {
    this.file = file;
    this.machine = machine;
    this.keep = keep;
    this.use = use;
  }

  /**
   * Options of a Java machine that use the cache, which is made at the first call, or that do
   * without.
   */
  public synchronized List<String> options() {
    List<String> known = options;
    if (known == null) {
      known = find();
      options = known;
    }
    return known;
  }

  private List<String> find() {
    Path program = ClassPath.first();
    if (!program.endsWith(PROGRAM)) {
      return WITHOUT;
    }
    Path cache = program.resolveSibling(file);
    // One makes it, and others that want it wait.
    try (FileChannel channel =
            FileChannel.open(
                program.resolveSibling(file + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!isNewer(cache, program)) {
        make(cache, program);
      }
      // Its log names what it leaves out, which is of no concern here.
      return Files.size(cache) > 0
          ? List.of(use + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
          : WITHOUT;
    } catch (IOException failure) {
      System.err.println("No class cache: " + failure);
      return WITHOUT;
    }
  }

  /** Than each jar: the Java machine takes no notice of a cache of other ones. */
  private static boolean isNewer(Path cache, Path program) throws IOException {
    if (!Files.exists(cache)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(cache);
    try (Stream<Path> lib = Files.list(program.resolveSibling("lib"))) {
      for (Path jar : Stream.concat(Stream.of(program), lib).toList()) {
        if (Files.getLastModifiedTime(jar).compareTo(made) >= 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** A platform is started and ended, and what it had loaded is kept. */
  private void make(Path cache, Path program) throws IOException {
    Files.deleteIfExists(cache);
    Path trial = Files.createTempDirectory(program.toAbsolutePath().getParent(), "trial");
    ProcessBuilder builder =
        new ProcessBuilder(
                Child.JAVA,
                keep + cache,
                machine,
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                program.toString(),
                "up",
                "--until-ready",
                "--data=" + trial.resolve("data"),
                "--auth-port=0",
                "--projector-port=0",
                "--detector-port=0",
                "--kafka-port=0",
                "--postgres-port=0")
            .redirectErrorStream(true)
            .redirectOutput(trial.resolve("log").toFile());
    try {
      if (builder.start().waitFor() == 0) {
        Folders.delete(trial);
      } else {
        // Slower without, and nothing else; the empty one says that it was tried.
        System.err.println("No class cache was made; see " + trial.resolve("log"));
        var _ = Files.write(cache, new byte[0]);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FleetException("Interrupted.", interrupted);
    }
  }
}
