package io.sessionaudit.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.sessionaudit.wire.KafkaConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers comma-separated {@code host:port} list
 * @param securityProtocol Kafka's {@code security.protocol}; absent means PLAINTEXT
 * @param saslMechanism Kafka's {@code sasl.mechanism}, for example {@code SCRAM-SHA-512}
 * @param saslJaasConfig Kafka's {@code sasl.jaas.config}; a secret
 * @param saslJaasConfigFile a file that holds it instead
 * @param propertiesFile a file of further properties of Kafka's clients, under Kafka's own names
 */
@ConfigurationProperties("kafka")
public record KafkaSettings(
    @Nullable String bootstrapServers,
    @Nullable String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String saslJaasConfig,
    @Nullable Path saslJaasConfigFile,
    @Nullable Path propertiesFile) {

  private static final Set<String> PROTOCOLS =
      Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

  public KafkaSettings {
    if (securityProtocol != null && !PROTOCOLS.contains(securityProtocol)) {
      throw new IllegalArgumentException(
          "kafka.security-protocol is SASL_SSL, SASL_PLAINTEXT, SSL or PLAINTEXT, not "
              + securityProtocol
              + ".");
    }
  }

  /**
   * The connection, if it is safe enough.
   *
   * @param demo whether a Kafka on loopback may ask for nothing
   * @throws IllegalArgumentException with a sentence that says what to set
   */
  public KafkaConnection connection(boolean demo) {
    if (!asksForPassword()) {
      refuseOpen(demo, Required.value(bootstrapServers, "kafka.bootstrap-servers"));
    }
    return operatorConnection();
  }

  /**
   * The connection of an operator, who knows himself how safe it is.
   *
   * @throws IllegalArgumentException with a sentence that says what to set
   */
  public KafkaConnection operatorConnection() {
    String servers = Required.value(bootstrapServers, "kafka.bootstrap-servers");
    Secret jaas = Secret.of("kafka.sasl-jaas-config", saslJaasConfig, saslJaasConfigFile);
    if (asksForPassword() && (saslMechanism == null || saslMechanism.isBlank() || jaas == null)) {
      throw new IllegalArgumentException(
          "kafka.security-protocol is "
              + securityProtocol
              + ": set KAFKA_SASL_MECHANISM, and KAFKA_SASL_JAAS_CONFIG or"
              + " KAFKA_SASL_JAAS_CONFIG_FILE, too.");
    }
    return new KafkaConnection(
        servers,
        securityProtocol,
        saslMechanism,
        jaas == null ? null : jaas.value(),
        propertiesFile == null ? Map.of() : KafkaPropertiesFile.read(propertiesFile));
  }

  private boolean asksForPassword() {
    return securityProtocol != null && securityProtocol.startsWith("SASL_");
  }

  private static void refuseOpen(boolean demo, String servers) {
    if (!demo) {
      throw new IllegalArgumentException(
          "In production Kafka must know who speaks: set KAFKA_SECURITY_PROTOCOL to SASL_SSL or"
              + " SASL_PLAINTEXT, KAFKA_SASL_MECHANISM and KAFKA_SASL_JAAS_CONFIG"
              + " (or SESSION_AUDIT_PROFILE=demo on loopback).");
    }
    if (!Loopback.onlyIn(servers)) {
      throw new IllegalArgumentException(
          "A Kafka that asks for no password is allowed on loopback only, and"
              + " kafka.bootstrap-servers is "
              + servers
              + ": set KAFKA_SECURITY_PROTOCOL, KAFKA_SASL_MECHANISM and KAFKA_SASL_JAAS_CONFIG.");
    }
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers;
  }
}
