package io.sessionaudit.auth.command;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Files that hold one credential each, mode 600, in a folder of mode 700. */
final class CredentialFolder {

  private final Path folder;

  private CredentialFolder(Path folder) {
    this.folder = folder;
  }

  static CredentialFolder at(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new CredentialFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  /** What the file says; the first caller decides what that is. */
  Map<String, String> readOrCreate(String name, Supplier<Map<String, String>> values) {
    try {
      if (!has(name)) {
        create(name, values.get());
      }
      return read(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("A credential file has no line " + name + ".");
    }
    return value;
  }

  private void create(String name, Map<String, String> values) throws IOException {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(values)
        .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    Path whole =
        Files.createTempFile(
            folder,
            name,
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(whole, text);
    force(whole);
    try {
      Files.createLink(file(name), whole); // fails if another instance was faster
    } catch (FileAlreadyExistsException _) {
      return; // its values count
    } finally {
      Files.deleteIfExists(whole);
    }
    force(folder);
  }

  /** The account is committed; a loss of power must not leave it without its password. */
  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Map<String, String> read(String name) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file(name), StandardCharsets.UTF_8)));
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private Path file(String name) {
    return folder.resolve(name + ".properties");
  }
}
