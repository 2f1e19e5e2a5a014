package io.sessionaudit.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sessionaudit.json.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the configuration records on the class path declare. The compiler writes them
 * down beside the classes, so there is no second list that could differ.
 */
public final class KnownSettings {

  private static final String WRITTEN_BY_THE_COMPILER =
      "META-INF/spring-configuration-metadata.json";

  private KnownSettings() {}

  /**
   * One setting as its record declares it.
   *
   * @param name as in {@code session-audit.keys-dir}
   * @param defaultValue absent for none
   * @param record the class that declares it
   */
  public record Declared(String name, @Nullable String defaultValue, String record) {}

  /**
   * Every setting whose name begins with one of the prefixes.
   *
   * @throws UncheckedIOException if the class path cannot be read
   */
  public static List<Declared> declared(ClassLoader classes, Set<String> prefixes) {
    List<Declared> found = new ArrayList<>();
    try {
      for (URL place : Collections.list(classes.getResources(WRITTEN_BY_THE_COMPILER))) {
        found.addAll(declared(place, prefixes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The class path cannot be read", e);
    }
    return found;
  }

  /** The names of all {@code session-audit.*} settings. */
  static Set<String> names(ClassLoader classes) {
    Set<String> names = new TreeSet<>();
    declared(classes, Set.of("session-audit.")).forEach(it -> names.add(it.name()));
    return names;
  }

  private static List<Declared> declared(URL place, Set<String> prefixes) throws IOException {
    try (InputStream input = place.openStream()) {
      byte[] bytes = input.readAllBytes();
      String text = new String(bytes, UTF_8);
      if (prefixes.stream().noneMatch(it -> text.contains('"' + it))) {
        return List.of(); // a library's own settings
      }
      return Fields.read(bytes).objects("properties").stream()
          .filter(it -> prefixes.stream().anyMatch(it.text("name")::startsWith))
          .map(it ->
              new Declared(it.text("name"), it.textOrNull("defaultValue"), it.text("sourceType")))
          .toList();
    }
  }
}
