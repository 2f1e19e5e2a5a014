package io.sessionaudit.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Properties of Kafka's clients that the platform has no setting for, those of a trust store for
 * example, in Java's properties format.
 */
final class KafkaPropertiesFile {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "bootstrap.servers", "kafka.bootstrap-servers",
          "security.protocol", "kafka.security-protocol",
          "sasl.mechanism", "kafka.sasl-mechanism",
          "sasl.jaas.config", "kafka.sasl-jaas-config");

  private KafkaPropertiesFile() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException with a sentence, if the file cannot be read or sets what has a
   *     setting of its own
   */
  static Map<String, String> read(Path file) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "kafka.properties-file cannot be read as properties: " + file + ".");
    }
    Map<String, String> properties = new HashMap<>();
    for (String name : read.stringPropertyNames()) {
      if (SETTINGS.containsKey(name)) {
        throw new IllegalArgumentException(
            "kafka.properties-file holds " + name + ": set " + SETTINGS.get(name) + " instead.");
      }
      properties.put(name, read.getProperty(name));
    }
    return properties;
  }
}
