package io.sessionaudit.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How any part of the platform reaches Kafka.
 *
 * @param bootstrapServers comma-separated {@code host:port} list
 * @param securityProtocol Kafka's {@code security.protocol}; absent means PLAINTEXT, which belongs
 *     on loopback only
 * @param saslMechanism Kafka's {@code sasl.mechanism}, for example {@code SCRAM-SHA-512}
 * @param saslJaasConfig Kafka's {@code sasl.jaas.config}; a secret
 * @param more further client properties under Kafka's own names, {@code ssl.truststore.location}
 *     for example; what a client of the platform needs for itself wins over them
 */
public record KafkaConnection(
    String bootstrapServers,
    @Nullable String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String saslJaasConfig,
    Map<String, String> more) {

  public KafkaConnection {
    if (Objects.requireNonNull(bootstrapServers, "bootstrapServers").isBlank()) {
      throw new IllegalArgumentException("bootstrapServers names at least one broker");
    }
    more = Map.copyOf(more);
  }

  /** A broker that asks for nothing, for loopback. */
  public static KafkaConnection plaintext(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, null, null, null, Map.of());
  }

  /** The properties that every Kafka client of this platform starts from; a fresh map. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("bootstrap.servers", bootstrapServers);
    put(properties, "security.protocol", securityProtocol);
    put(properties, "sasl.mechanism", saslMechanism);
    put(properties, "sasl.jaas.config", saslJaasConfig);
    properties.put("enable.metrics.push", false);
    return properties;
  }

  private static void put(Map<String, Object> properties, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      properties.put(name, value);
    }
  }

  /** Credentials stay out of logs. */
  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}
