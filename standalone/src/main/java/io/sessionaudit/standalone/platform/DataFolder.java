package io.sessionaudit.standalone.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a platform keeps everything it has. Nobody but its owner may look into it. */
public record DataFolder(Path root) {

  /** What a start that was interrupted early may have left. */
  private static final Set<String> OWN_NAMES =
      Set.of("lock", "postgres", "kafka", "detector", "keys", "credentials", "logs");

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path detector() {
    return root.resolve("detector");
  }

  public Path keys() {
    return root.resolve("keys");
  }

  public Path credentials() {
    return root.resolve("credentials");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path endpoints() {
    return root.resolve("endpoints.properties");
  }

  /**
   * Makes the folders that are missing. A new data folder may be passed through, because PostgreSQL
   * may have to run as another user; everything in it but PostgreSQL's own is closed to others. A
   * folder that is there keeps its permissions.
   *
   * @throws PlatformException if the folder cannot be written, or holds something else than a
   *     platform
   */
  void create() {
    try {
      requireOurs();
      make(root, "rwx--x--x");
      for (Path folder : List.of(keys(), credentials(), logs(), detector(), kafka())) {
        make(folder, "rwx------");
      }
    } catch (IOException failure) {
      throw new PlatformException("Cannot write to the data folder " + root + ".", failure);
    }
  }

  private void requireOurs() throws IOException {
    if (!Files.isDirectory(root) || Files.isDirectory(keys())) {
      return;
    }
    try (Stream<Path> content = Files.list(root)) {
      if (content.anyMatch(it -> !OWN_NAMES.contains(it.getFileName().toString()))) {
        throw new PlatformException(
            "The folder " + root + " holds something else; choose an empty or a new one (--data).");
      }
    }
  }

  private static void make(Path folder, String permissions) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
