package io.sessionaudit.detector.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.sessionaudit.detector.detection.Profile;
import io.sessionaudit.detector.topology.DetectionCounts;
import io.sessionaudit.detector.topology.DetectionTopology;
import io.sessionaudit.detector.topology.DetectorStreams;
import io.sessionaudit.detector.topology.StreamsSettings;
import io.sessionaudit.settings.DetectionProfile;
import io.sessionaudit.wire.KafkaConnection;
import jakarta.inject.Singleton;

/** Puts the detector together. */
@Factory
final class DetectorFactory {

  @Bean(preDestroy = "close")
  @Singleton
  DetectorStreams streams(
      DetectionProfile profile,
      DetectionConfiguration detection,
      KafkaConnection kafka,
      MeterRegistry registry) {
    DetectorStreams streams =
        new DetectorStreams(
            DetectionTopology.of(Profile.named(profile.profile()), new DetectionCounts(registry)),
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

  private static StreamsSettings settings(DetectionConfiguration detection, KafkaConnection kafka) {
    String instance = detection.instanceId();
    return new StreamsSettings(
        kafka,
        detection.stateFolder(),
        instance == null ? InstanceId.in(detection.stateFolder()) : instance,
        detection.threads(),
        detection.commitInterval(),
        detection.deadAfter());
  }
}
