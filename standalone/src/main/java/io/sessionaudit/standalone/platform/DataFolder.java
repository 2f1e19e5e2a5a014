package io.sessionaudit.standalone.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;

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

  /** Makes the folders that are missing. */
  void create() {
    try {
      for (Path folder : new Path[] {root, keys(), credentials(), logs(), detector()}) {
        Files.createDirectories(folder);
      }
      for (Path folder : new Path[] {root, keys(), credentials()}) {
        Files.setPosixFilePermissions(
            folder,
            EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE));
      }
    } catch (IOException failure) {
      throw new PlatformException("Cannot write to the data folder " + root + ".", failure);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
