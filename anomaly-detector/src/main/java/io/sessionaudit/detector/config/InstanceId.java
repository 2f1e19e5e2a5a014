package io.sessionaudit.detector.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name of an instance, as long as its folder lives. */
final class InstanceId {

  private InstanceId() {}

  /**
   * Reads the folder's id, or makes one.
   *
   * @throws UncheckedIOException if the folder cannot be made, read or written
   */
  static String in(Path folder) {
    Path file = folder.resolve("instance-id");
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      Files.createDirectories(folder);
      Path draft = folder.resolve("instance-id.new");
      String id = UUID.randomUUID().toString();
      Files.writeString(draft, id + "\n");
      Files.move(draft, file);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("session-audit.detection.state-dir must be writable", e);
    }
  }
}
