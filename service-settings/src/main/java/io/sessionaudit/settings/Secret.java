package io.sessionaudit.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What nobody may read: prints {@code ***}.
 *
 * @param value the secret itself, not blank
 */
public record Secret(String value) {

  private static final int SHORTEST = 12;
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "postgrespostgres", "password1234", "passwordpassword", "changeme1234", "secretsecret");

  /**
   * The secret of a setting that may also stand in a file ({@code NAME_FILE}); the line break at
   * the file's end does not count.
   *
   * @param key name of the setting; that of the file ends in {@code -file}
   * @return null if neither is set
   * @throws IllegalArgumentException with a sentence, if both are set or the file cannot be read or
   *     is empty
   */
  public static @Nullable Secret of(String key, @Nullable String value, @Nullable Path file) {
    if (file == null) {
      return value == null || value.isBlank() ? null : new Secret(value);
    }
    if (value != null && !value.isBlank()) {
      throw new IllegalArgumentException(
          "Set " + key + " or " + key + "-file, not both: nobody could say which one counts.");
    }
    return read(key + "-file", file);
  }

  /**
   * Refuses what somebody could guess.
   *
   * @throws IllegalArgumentException with a sentence, if it is short or well known
   */
  public Secret strong(String key) {
    if (value.length() < SHORTEST) {
      throw new IllegalArgumentException(
          key + " is too short for production: set at least " + SHORTEST + " random characters.");
    }
    boolean oneLetter = value.chars().distinct().count() < 4;
    if (oneLetter || WELL_KNOWN.contains(value.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          key + " is one that everybody tries first: set random characters.");
    }
    return this;
  }

  private static Secret read(String key, Path file) {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          key + " names " + file + ", which cannot be read: " + e.getClass().getSimpleName(), e);
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException(key + " names " + file + ", which is empty.");
    }
    return new Secret(text);
  }

  @Override
  public String toString() {
    return "***";
  }
}
