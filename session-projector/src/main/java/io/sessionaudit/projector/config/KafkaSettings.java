package io.sessionaudit.projector.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.sessionaudit.wire.KafkaConnection;
import org.jspecify.annotations.Nullable;

/** How the projector reaches Kafka, {@code kafka.*}; see {@link KafkaConnection}. */
@ConfigurationProperties("kafka")
public record KafkaSettings(
    String bootstrapServers,
    @Nullable String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String saslJaasConfig) {

  public KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, securityProtocol, saslMechanism, saslJaasConfig);
  }
}
