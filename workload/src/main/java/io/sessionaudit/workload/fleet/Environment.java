package io.sessionaudit.workload.fleet;

import io.sessionaudit.standalone.prepare.DatabaseRole;
import io.sessionaudit.workload.points.KafkaPoints;
import io.sessionaudit.workload.points.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What an instance is told, in the words of docs/configuration.md.
 *
 * @param issuer public URL of the auth APIs
 * @param points whether it may be told to die at points of its work
 */
record Environment(Path folder, String kafka, String jdbcUrl, URI issuer, boolean points) {

  Map<String, String> of(Service service, int number, URI url, Map<Service, DatabaseRole> roles) {
    Map<String, String> told = new HashMap<>();
    told.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    if (points) {
      told.put("KAFKA_PROPERTIES_FILE", kafkaProperties().toString());
      told.put("WORKLOAD_POINTS", "true");
    }
    told.put("SESSION_AUDIT_PROFILE", "demo");
    told.put("SESSION_AUDIT_ISSUER", issuer.toString());
    told.put("SESSION_AUDIT_AUDIENCE", "session-audit");
    told.put("SESSION_AUDIT_KEYS_DIR", folder.resolve("keys").toString());
    told.put("MICRONAUT_SERVER_PORT", String.valueOf(url.getPort()));
    DatabaseRole role = roles.get(service);
    if (role != null) {
      told.put("JDBC_URL", jdbcUrl);
      told.put("JDBC_USERNAME", role.name());
      told.put("JDBC_PASSWORD", role.password());
    }
    String instance = service + "-" + number;
    switch (service) {
      case AUTH -> {
        told.put("SESSION_AUDIT_CREDENTIALS_DIR", folder.resolve("credentials").toString());
        // Every refresh a rotation: what is to be proven and measured is rotations.
        told.put("SESSION_AUDIT_LIMITS_WINDOW", "0s");
        if (points) {
          // Sign-ins that cost little: what shall be under way when something dies is appends.
          told.put("SESSION_AUDIT_PASSWORDS_MEMORY", "64");
          told.put("SESSION_AUDIT_PASSWORDS_PASSES", "1");
        }
      }
      case PROJECTOR -> told.put("SESSION_AUDIT_PROJECTOR_INSTANCE", instance);
      case DETECTOR -> {
        told.put("SESSION_AUDIT_DETECTION_STATE_DIR", folder.resolve(instance).toString());
        told.put("SESSION_AUDIT_DETECTION_INSTANCE_ID", instance);
      }
    }
    return told;
  }

  private Path kafkaProperties() {
    Path file = folder.resolve("kafka.properties");
    try {
      return Files.writeString(file, "interceptor.classes=" + KafkaPoints.class.getName() + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
