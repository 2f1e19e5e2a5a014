package io.sessionaudit.workload.fleet;

import java.io.File;
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
 * Where child processes find their classes. If that begins with the packaged program, there is an
 * archive of them, too (JEP 350): a run that breaks things starts dozens of processes, and loading
 * classes is most of what a start costs. The launcher's cache (JEP 483) would make them a little
 * faster still, and takes three times as long to make.
 */
public final class ClassPath {

  /** Set where this process itself runs on classes that are not packaged: in the build's tests. */
  private static final String PROPERTY = "workload.class-path";

  private static final String PROGRAM = "session-audit-program.jar";
  private static final String CACHE = "session-audit.jsa";

  /** An option that an archive does not allow: it has to be as it was when that was made. */
  private static final List<String> WITHOUT = List.of("--enable-native-access=ALL-UNNAMED");

  private static @Nullable List<String> options;

  private ClassPath() {}

  /** For the option {@code -cp}. */
  public static String text() {
    String own = System.getProperty("java.class.path");
    String packaged = System.getProperty(PROPERTY, own);
    return Files.exists(first(packaged)) ? packaged : own;
  }

  /**
   * Options of a Java machine that use the cache, which is made at the first call, or that do
   * without.
   */
  public static synchronized List<String> options() {
    List<String> known = options;
    if (known == null) {
      known = find();
      options = known;
    }
    return known;
  }

  private static List<String> find() {
    Path program = first(text());
    if (!program.endsWith(PROGRAM)) {
      return WITHOUT;
    }
    Path cache = program.resolveSibling(CACHE);
    // One makes it, and others that want it wait.
    try (FileChannel file =
            FileChannel.open(
                program.resolveSibling(CACHE + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      if (!isNewer(cache, program)) {
        make(cache, program);
      }
      // Its log names what it leaves out, which is of no concern here.
      return Files.size(cache) > 0
          ? List.of("-XX:SharedArchiveFile=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off")
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
  private static void make(Path cache, Path program) throws IOException {
    Files.deleteIfExists(cache);
    Path trial = Files.createTempDirectory(program.toAbsolutePath().getParent(), "trial");
    ProcessBuilder builder =
        new ProcessBuilder(
                Child.JAVA,
                "-XX:ArchiveClassesAtExit=" + cache,
                "-XX:TieredStopAtLevel=1",
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

  private static Path first(String classPath) {
    return Path.of(classPath.split(File.pathSeparator, 2)[0]);
  }
}
