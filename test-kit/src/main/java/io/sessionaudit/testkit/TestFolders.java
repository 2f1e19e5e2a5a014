package io.sessionaudit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for tests, below the module's {@code target}. */
public final class TestFolders {

  private static final Path ROOT = Path.of("target", "test-kit").toAbsolutePath();

  /** Set by the build: one folder for all of its modules. */
  static final String SHARED = "test-kit.shared";

  private TestFolders() {}

  /** A new, empty folder that is deleted when the JVM ends. */
  public static Path fresh(String name) {
    try {
      Files.createDirectories(ROOT);
      Path folder = Files.createTempDirectory(ROOT, name + "-");
      AtTheEnd.run(AtTheEnd.Step.DELETE_FOLDERS, () -> delete(folder));
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A folder that stays, for what is expensive to make; the same for every caller. */
  static Path shared(String name) {
    return Path.of(System.getProperty(SHARED, ROOT.toString())).resolve(name);
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
