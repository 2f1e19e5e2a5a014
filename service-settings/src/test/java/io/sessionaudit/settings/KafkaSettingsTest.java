package io.sessionaudit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessionaudit.testkit.TestFolders;
import io.sessionaudit.wire.KafkaConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9092", "localhost:1,127.0.0.2:2", "[::1]:9092"})
  void aDemoMayUseAnOpenKafkaOnLoopback(String servers) {
    assertThat(settings(servers, null, null, null).connection(true))
        .isEqualTo(KafkaConnection.plaintext(servers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka:9092",
        "127.0.0.1:9092,kafka:9092",
        "127.0.0.1.example.com:9092",
        "10.0.0.1:9092",
        "127.0.0.1"
      })
  void butNotElsewhere(String servers) {
    assertThatThrownBy(() -> settings(servers, null, null, null).connection(true))
        .hasMessageStartingWith("A Kafka that asks for no password is allowed on loopback only")
        .hasMessageContaining("KAFKA_SASL_JAAS_CONFIG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAINTEXT", "SSL"})
  void productionWantsSasl(String protocol) {
    assertThatThrownBy(() -> settings("127.0.0.1:9092", protocol, null, null).connection(false))
        .hasMessageStartingWith("In production Kafka must know who speaks: set");
  }

  @Test
  void saslIsComplete() {
    assertThat(settings("kafka:9092", "SASL_SSL", "SCRAM-SHA-512", "jaas").connection(false))
        .isEqualTo(
            new KafkaConnection("kafka:9092", "SASL_SSL", "SCRAM-SHA-512", "jaas", Map.of()));
    assertThatThrownBy(
            () -> settings("kafka:9092", "SASL_SSL", "SCRAM-SHA-512", null).connection(false))
        .hasMessageContaining("KAFKA_SASL_JAAS_CONFIG_FILE");
    assertThatThrownBy(() -> settings("kafka:9092", "SASL_SSL", null, "jaas").connection(false))
        .hasMessageContaining("KAFKA_SASL_MECHANISM");
  }

  @Test
  void theSecretMayStandInAFileAndIsNeverPrinted() throws IOException {
    Path file = TestFolders.fresh("kafka").resolve("jaas");
    Files.writeString(file, "from the file\n");
    KafkaSettings settings =
        new KafkaSettings("kafka:9092", "SASL_SSL", "SCRAM-SHA-512", null, file, null);

    assertThat(settings.connection(false).saslJaasConfig()).isEqualTo("from the file");
    assertThat(settings("kafka:9092", "SASL_SSL", "PLAIN", "hush").toString())
        .doesNotContain("hush");
  }

  @Test
  void aProtocolThatKafkaDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> settings("kafka:9092", "SASL", null, null))
        .hasMessageStartingWith("kafka.security-protocol is SASL_SSL,");
  }

  @Test
  void noBrokerIsASentenceToo() {
    assertThatThrownBy(() -> new KafkaSettings(null, null, null, null, null, null).connection(true))
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void whatHasNoSettingComesFromAFile() throws IOException {
    Path file = TestFolders.fresh("kafka").resolve("client.properties");
    Files.writeString(file, "ssl.truststore.location=/ca.p12\n");
    assertThat(with(file).connection(true).properties())
        .containsEntry("ssl.truststore.location", "/ca.p12");

    Files.writeString(file, "bootstrap.servers=elsewhere:9092\n");
    assertThatThrownBy(() -> with(file).connection(true))
        .hasMessage(
            "kafka.properties-file holds bootstrap.servers: set kafka.bootstrap-servers instead.");

    Path nowhere = file.resolveSibling("none");
    assertThatThrownBy(() -> with(nowhere).connection(true))
        .hasMessageStartingWith("kafka.properties-file cannot be read as properties");
  }

  private static KafkaSettings with(Path propertiesFile) {
    return new KafkaSettings("127.0.0.1:9092", null, null, null, null, propertiesFile);
  }

  private static KafkaSettings settings(
      String servers,
      @Nullable String protocol,
      @Nullable String mechanism,
      @Nullable String jaas) {
    return new KafkaSettings(servers, protocol, mechanism, jaas, null, null);
  }
}
