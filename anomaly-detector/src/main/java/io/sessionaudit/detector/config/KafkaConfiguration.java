package io.sessionaudit.detector.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.wire.KafkaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the detector reaches Kafka.
 *
 * @param bootstrapServers comma-separated {@code host:port} list
 * @param securityProtocol Kafka's {@code security.protocol}
 * @param saslMechanism Kafka's {@code sasl.mechanism}
 * @param saslJaasConfig Kafka's {@code sasl.jaas.config}; a secret
 * @param saslJaasConfigFile a file that holds it instead
 */
@ConfigurationProperties("kafka")
public record KafkaConfiguration(
    @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers,
    @Nullable String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String saslJaasConfig,
    @Nullable String saslJaasConfigFile) {

  KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, securityProtocol, saslMechanism, secret());
  }

  boolean isAuthenticated() {
    String secret = secret();
    return securityProtocol != null
        && securityProtocol.startsWith("SASL_")
        && secret != null
        && !secret.isBlank();
  }

  private @Nullable String secret() {
    if (saslJaasConfigFile == null) {
      return saslJaasConfig;
    }
    try {
      return Files.readString(Path.of(saslJaasConfigFile)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("kafka.sasl-jaas-config-file cannot be read", e);
    }
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}
