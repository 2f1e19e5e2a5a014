package io.sessionaudit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time in a folder. The operating system holds the lock, so it ends with the
 * process, however that ends; a lock file that is left behind means nothing.
 */
public final class FolderLock implements AutoCloseable {

  // Closing any channel of a locked file gives up all locks that the process has on it (POSIX), so
  // a folder that this process has must not even be opened again.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock; makes the folder if it is missing.
   *
   * @throws FolderInUseException if a living process has it, this one included
   */
  public static FolderLock take(Path folder) {
    try {
      Path home = Files.createDirectories(folder).toRealPath();
      if (!OWN.add(home)) {
        throw new FolderInUseException(folder, ProcessHandle.current().pid());
      }
      try {
        return new FolderLock(home, locked(folder, home.resolve("lock")));
      } catch (IOException | RuntimeException failure) {
        OWN.remove(home);
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot lock the folder " + folder, failure);
    }
  }

  /** The living process that works in the folder, if there is one. */
  public static Optional<ProcessHandle> holder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (FolderLock _ = take(folder)) {
      return Optional.empty();
    } catch (FolderInUseException inUse) {
      return ProcessHandle.of(inUse.pid());
    }
  }

  private static FileChannel locked(Path folder, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      long pid = pid(channel);
      channel.close();
      throw new FolderInUseException(folder, pid);
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
        0);
    return channel;
  }

  private static long pid(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return text.matches("[0-9]+") ? Long.parseLong(text) : 0;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      OWN.remove(folder);
    }
  }
}
