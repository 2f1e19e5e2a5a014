package io.sessionaudit.detector.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.sessionaudit.detector.topology.DetectionCounts;
import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.detector.topology.DetectorStreams;
import io.sessionaudit.detector.topology.StreamsSettings;
import jakarta.inject.Singleton;

/** Puts the detector together. */
@Factory
final class DetectorFactory {

  @Bean(preDestroy = "close")
  @Singleton
  DetectorStreams streams(
      DetectionConfiguration detection,
      KafkaConfiguration kafka,
      MeterRegistry registry,
      @Property(name = "session-audit.profile", defaultValue = "production") String profile) {
    refuseOpenKafka(profile, kafka);
    DetectorStreams streams =
        new DetectorStreams(
            DetectionTopology.of(detection.rules(), new DetectionCounts(registry)),
            settings(detection, kafka));
    Gauge.builder("session.audit.detector.lag", streams, DetectorStreams::lag)
        .description("Events in the log that were not read yet")
        .register(registry);
    Gauge.builder(
            "session.audit.detector.working", streams, it -> it.standing().isWorking() ? 1 : 0)
        .description("1 while the detector reads the log")
        .register(registry);
    return streams;
  }

  private static StreamsSettings settings(
      DetectionConfiguration detection, KafkaConfiguration kafka) {
    String instance = detection.instanceId();
    return new StreamsSettings(
        kafka.connection(),
        detection.stateFolder(),
        instance == null ? InstanceId.in(detection.stateFolder()) : instance,
        detection.threads(),
        detection.commitInterval(),
        detection.deadAfter());
  }

  private static void refuseOpenKafka(String profile, KafkaConfiguration kafka) {
    if (!profile.equals("demo") && !kafka.isAuthenticated()) {
      throw new IllegalStateException(
          "In production Kafka must know who speaks: set KAFKA_SECURITY_PROTOCOL to SASL_SSL or"
              + " SASL_PLAINTEXT, KAFKA_SASL_MECHANISM and KAFKA_SASL_JAAS_CONFIG"
              + " (or SESSION_AUDIT_PROFILE=demo on loopback).");
    }
  }
}
