package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.sessionaudit.wire.KafkaConnection;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers comma-separated {@code host:port} list
 * @param securityProtocol absent means PLAINTEXT, which belongs on loopback only
 * @param saslMechanism for example {@code SCRAM-SHA-512}
 * @param saslJaasConfig a secret
 */
@ConfigurationProperties("kafka")
public record KafkaSettings(
    String bootstrapServers,
    @Nullable String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String saslJaasConfig) {

  KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, securityProtocol, saslMechanism, saslJaasConfig);
  }

  /** Credentials stay out of logs. */
  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}
