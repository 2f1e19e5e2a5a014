package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is done to whole folders. */
final class Folders {

  private Folders() {}

  /** Gives the folder its final name; if that exists by now, another process was faster. */
  static void moveOrDrop(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      delete(from);
      if (!Files.isDirectory(to)) {
        throw taken;
      }
    }
  }

  static void delete(Path folder) throws IOException {
    for (Path path : deepestFirst(folder)) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
