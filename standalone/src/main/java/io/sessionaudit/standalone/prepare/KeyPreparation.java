package io.sessionaudit.standalone.prepare;

import io.sessionaudit.auth.credential.KeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes auth-api's keys unless they are there, and hands on those two that session-projector has:
 * who can read personal data need not be able to sign tokens.
 */
public final class KeyPreparation {

  private final Path all;
  private final Path reading;

  /**
   * @param all folder of auth-api's keys
   * @param reading folder of session-projector's keys
   */
  public KeyPreparation(Path all, Path reading) {
    this.all = all;
    this.reading = reading;
  }

  /**
   * Does it.
   *
   * @throws io.sessionaudit.auth.credential.KeyFileException with a sentence if a key is not usable
   */
  public List<Finding> prepare() {
    SecretsFolder.refuseLink(all);
    SecretsFolder.refuseLink(reading);
    boolean missing = !Files.exists(all.resolve(KeyFiles.READING.getFirst()));
    KeyFiles _ = KeyFiles.open(all);
    List<Finding> findings = new ArrayList<>();
    findings.add(missing ? Finding.made("keys in " + all) : Finding.there("keys in " + all));
    try {
      for (String name : KeyFiles.READING) {
        findings.add(handOn(name));
      }
      return findings;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the keys to " + reading + ".", e);
    }
  }

  private Finding handOn(String name) throws IOException {
    Path original = all.resolve(name);
    Path copy = reading.resolve(name);
    SecretsFolder.refuseLink(copy);
    if (Files.exists(copy)) {
      return Files.mismatch(original, copy) < 0
          ? Finding.there("key " + copy)
          : Finding.differs("key " + copy + " is another one than " + original);
    }
    Files.createDirectories(
        reading,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.copy(original, copy);
    return Finding.made("key " + copy);
  }
}
