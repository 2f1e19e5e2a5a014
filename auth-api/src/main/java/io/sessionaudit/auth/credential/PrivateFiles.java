package io.sessionaudit.auth.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Files that only their owner may read, in a folder that only he may enter. */
final class PrivateFiles {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** A key file has a few hundred bytes; nothing longer is read. */
  private static final long LONGEST = 65_536;

  private final Path folder;

  private PrivateFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder, made with mode 700 if it is missing. */
  static PrivateFiles in(Path folder) {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    } catch (IOException e) {
      throw new KeyFileException(
          folder, "The folder for keys cannot be made. Make it yourself with mode 700.");
    }
    refuseOpenTo(folder, FOLDER, "700");
    return new PrivateFiles(folder);
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(path(name));
  }

  /**
   * Puts the file there whole, or leaves the one that is there: whoever is first wins, and nobody
   * ever sees half a file.
   */
  void createIfAbsent(String name, String content) {
    Path draft = path("." + name + "." + UUID.randomUUID());
    try {
      try {
        write(draft, content);
        Files.createLink(path(name), draft);
      } catch (FileAlreadyExistsException _) {
        return; // somebody else was first, and his file stands
      } finally {
        Files.deleteIfExists(draft);
      }
      force(folder);
    } catch (IOException | UnsupportedOperationException e) {
      throw new KeyFileException(
          path(name),
          "The key file cannot be written. The folder must be on a local, writable disk.");
    }
  }

  /** Puts the file in the place of the one that is there, in one step. */
  void replace(String name, String content) {
    Path draft = path("." + name + "." + UUID.randomUUID());
    try {
      try {
        write(draft, content);
        // Another user, root for example, must not take the file away from the service.
        Files.setOwner(draft, Files.getOwner(path(name)));
        Files.move(draft, path(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      force(folder);
    } catch (IOException e) {
      throw new KeyFileException(
          path(name),
          "The key file cannot be written as the user that runs the service. Use that user.");
    }
  }

  void deleteIfThere(String name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException e) {
      throw new KeyFileException(path(name), "The file cannot be deleted. Delete it yourself.");
    }
  }

  String read(String name) {
    Path path = path(name);
    try {
      refuseOpenTo(path, FILE, "600");
      if (Files.size(path) > LONGEST) {
        throw new KeyFileException(path, "The file is too long for a key file.");
      }
      return Files.readString(path, US_ASCII);
    } catch (IOException e) {
      throw new KeyFileException(
          path, "The key file cannot be read. Its owner must be the user that runs this service.");
    }
  }

  private static void refuseOpenTo(Path path, Set<PosixFilePermission> allowed, String mode) {
    Set<PosixFilePermission> more;
    try {
      more = EnumSet.noneOf(PosixFilePermission.class);
      more.addAll(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new KeyFileException(path, "The permissions cannot be read. Restore the file.");
    }
    more.removeAll(allowed);
    if (!more.isEmpty()) {
      throw new KeyFileException(
          path, "Others may read or change this. Run: chmod " + mode + " '" + path + "'");
    }
  }

  private static void write(Path draft, String content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(FILE))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A new name survives a power cut only once its folder is on the disk (fsync(2)). */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
