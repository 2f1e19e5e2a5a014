package io.sessionaudit.standalone.prepare;

import io.sessionaudit.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A folder with one folder for each who speaks to the servers, and in it what he has to know. A
 * password that stands there is used; one that is missing is drawn. Only the owner may read them.
 */
public final class SecretsFolder {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;

  private final Path root;

  public SecretsFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder of one reader, made if it is missing. */
  public Path of(String reader) {
    Path folder = root.resolve(reader);
    refuseLink(folder);
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + folder + ".", e);
    }
  }

  /**
   * The password in a file of the reader's folder, drawn if there is no such file.
   *
   * @throws IllegalArgumentException with a sentence if it is empty, could be guessed, or is a link
   */
  public String password(String reader, String name) {
    Path file = of(reader).resolve(name);
    refuseLink(file);
    if (!Files.exists(file)) {
      write(file, drawn() + "\n");
    }
    Secret secret = Secret.of(name, null, file);
    if (secret == null) {
      throw new IllegalStateException("a file has a content or is refused");
    }
    return secret.strong(file.toString()).value();
  }

  /**
   * A reader may be able to write into his own folder. A link there would have others' secrets read
   * and handed to him.
   *
   * @throws IllegalArgumentException with a sentence if the path is a symbolic link
   */
  static void refuseLink(Path path) {
    if (Files.isSymbolicLink(path)) {
      throw new IllegalArgumentException(
          path + " is a symbolic link; put a file or a folder of its own there.");
    }
  }

  /** Writes the user's password for Kafka as Kafka's clients want it. */
  public void login(String reader, String name, String user, String password) {
    Path file = of(reader).resolve(name);
    refuseLink(file);
    String text =
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";\n"
            .formatted(quoted(user), quoted(password));
    if (!content(file).equals(text)) {
      write(file, text);
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String drawn() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String content(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ".", e);
    }
  }

  /** Whole or not at all. */
  private static void write(Path file, String text) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ".", e);
    }
  }
}
