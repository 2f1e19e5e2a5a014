package io.sessionaudit.guard.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.sessionaudit.wire.KafkaConnection;
import org.jspecify.annotations.Nullable;

/** How the guard reaches Kafka, {@code kafka.*}; see {@link KafkaConnection}. */
@ConfigurationProperties("kafka")
@Requires(property = "session-audit.guard.enabled", value = "true")
record GuardKafkaConfiguration(
    String bootstrapServers,
    @Nullable String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String saslJaasConfig) {

  KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, securityProtocol, saslMechanism, saslJaasConfig);
  }
}
