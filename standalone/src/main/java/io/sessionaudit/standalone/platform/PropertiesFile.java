package io.sessionaudit.standalone.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** A properties file that only its owner can read, and that is never half written. */
public final class PropertiesFile {

  private PropertiesFile() {}

  static void write(Path file, Map<String, String> values) {
    String text =
        values.entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue() + "\n")
            .collect(Collectors.joining());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, text);
      force(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      force(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a folder"));
    } catch (IOException failure) {
      throw new PlatformException("Cannot write " + file + ".", failure);
    }
  }

  /** What it names exists by now; a loss of power must not leave it without its password. */
  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Names and values.
   *
   * @throws PlatformException if the file cannot be read
   */
  public static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException failure) {
      throw new PlatformException("Cannot read " + file + ".", failure);
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(it -> values.put(it, properties.getProperty(it)));
    return values;
  }
}
