package io.sessionaudit.standalone.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a platform keeps everything it has. Nobody but its owner may look into it. */
public record DataFolder(Path root) {

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
   * Makes the folders that are missing. The folder itself may be passed through, because PostgreSQL
   * may have to run as another user; everything in it but PostgreSQL's own is closed to others.
   */
  void create() {
    try {
      make(root, "rwx--x--x");
      for (Path folder : new Path[] {keys(), credentials(), logs(), detector(), kafka()}) {
        make(folder, "rwx------");
      }
    } catch (IOException failure) {
      throw new PlatformException("Cannot write to the data folder " + root + ".", failure);
    }
  }

  private static void make(Path folder, String permissions) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
