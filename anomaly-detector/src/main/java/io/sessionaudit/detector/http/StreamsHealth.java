package io.sessionaudit.detector.http;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.sessionaudit.detector.topology.DetectorStreams;
import io.sessionaudit.detector.topology.DetectorStreams.Standing;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Ready when Kafka Streams reads the log and can write verdicts. */
@Readiness
@Singleton
final class StreamsHealth implements HealthIndicator {

  private final DetectorStreams streams;

  StreamsHealth(DetectorStreams streams) {
    this.streams = streams;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Standing standing = streams.standing();
    return Publishers.just(
        HealthResult.builder(
                "detection", standing.isWorking() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(Map.of("reason", standing.reason()))
            .build());
  }
}
