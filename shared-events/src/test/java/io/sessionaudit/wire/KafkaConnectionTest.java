package io.sessionaudit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Kafka is reached, and what of it may be seen. */
class KafkaConnectionTest {

  private static final KafkaConnection SCRAM =
      new KafkaConnection(
          "broker:9093",
          "SASL_SSL",
          "SCRAM-SHA-512",
          "ScramLoginModule password=\"hunter2\";",
          Map.of("ssl.truststore.location", "/ca.p12", "enable.metrics.push", "true"));

  @Test
  void credentialsStayOutOfLogs() {
    assertThat(SCRAM).asString().contains("broker:9093").doesNotContain("hunter2");
    assertThat("connecting to " + SCRAM).doesNotContain("hunter2");
  }

  @Test
  void clientsGetWhatTheyNeed() {
    assertThat(SCRAM.properties())
        .containsEntry("bootstrap.servers", "broker:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("sasl.jaas.config", "ScramLoginModule password=\"hunter2\";")
        .containsEntry("ssl.truststore.location", "/ca.p12")
        .containsEntry("enable.metrics.push", false);
  }

  @Test
  void whatIsAbsentOrBlankIsNotSet() {
    assertThat(KafkaConnection.plaintext("localhost:1").properties())
        .doesNotContainKeys("security.protocol", "sasl.mechanism", "sasl.jaas.config");
    assertThat(new KafkaConnection("localhost:1", "", " ", "", Map.of()).properties())
        .doesNotContainKeys("security.protocol", "sasl.mechanism", "sasl.jaas.config");
  }

  @Test
  void everyCallerGetsAMapOfItsOwn() {
    SCRAM.properties().clear();
    assertThat(SCRAM.properties()).isNotEmpty();
  }

  @Test
  void aBrokerMustBeNamed() {
    assertThatThrownBy(() -> KafkaConnection.plaintext(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
