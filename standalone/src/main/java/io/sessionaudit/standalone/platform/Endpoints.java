package io.sessionaudit.standalone.platform;

import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a running platform is reached; {@code DATA/endpoints.properties}. */
public record Endpoints(URI auth, URI projector, URI detector, String kafka, String postgres) {

  /** Reads what the running platform of this folder has written. */
  public static Endpoints of(DataFolder data) {
    if (!Files.exists(data.endpoints())) {
      throw new PlatformException(
          "No platform was started with the data folder "
              + data
              + ". Start one with: session-audit up --data "
              + data);
    }
    Map<String, String> values = PropertiesFile.read(data.endpoints());
    return new Endpoints(
        URI.create(value(values, "auth.url")),
        URI.create(value(values, "projector.url")),
        URI.create(value(values, "detector.url")),
        value(values, "kafka.bootstrap"),
        value(values, "postgres.url"));
  }

  void write(DataFolder data) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("auth.url", auth.toString());
    values.put("projector.url", projector.toString());
    values.put("detector.url", detector.toString());
    values.put("kafka.bootstrap", kafka);
    values.put("postgres.url", postgres);
    PropertiesFile.write(data.endpoints(), values);
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new PlatformException("endpoints.properties says nothing about " + name + ".");
    }
    return value;
  }
}
