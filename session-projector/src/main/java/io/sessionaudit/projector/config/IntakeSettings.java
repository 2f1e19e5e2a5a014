package io.sessionaudit.projector.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the log is read, {@code session-audit.projector.*}.
 *
 * @param group instances with the same name share the partitions
 * @param instance a name of this instance that stays the same over restarts (Kafka's {@code
 *     group.instance.id}): after a kill it gets its partitions back at once instead of after {@code
 *     silence}; absent for none
 * @param batch most records of one transaction, 1 to 10,000
 * @param spacing the least time between two transactions while there is less to fold than a batch,
 *     up to 1 s; keeps a stream of events from costing one transaction each
 * @param silence an instance that is not heard of for so long loses its partitions, 6 s to 5 min
 * @param longestPause between two tries when the database is away, at least 100 ms
 */
@ConfigurationProperties("session-audit.projector")
public record IntakeSettings(
    @Bindable(defaultValue = "session-projector") String group,
    @Nullable String instance,
    @Bindable(defaultValue = "1000") int batch,
    @Bindable(defaultValue = "50ms") Duration spacing,
    @Bindable(defaultValue = "10s") Duration silence,
    @Bindable(defaultValue = "5s") Duration longestPause) {

  public IntakeSettings {
    if (batch < 1 || batch > 10_000) {
      throw new IllegalArgumentException("session-audit.projector.batch is 1 to 10000");
    }
    if (spacing.isNegative() || spacing.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("session-audit.projector.spacing is 0 to 1s");
    }
    if (silence.compareTo(Duration.ofSeconds(6)) < 0
        || silence.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("session-audit.projector.silence is 6s to 5m");
    }
    if (longestPause.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("session-audit.projector.longest-pause is at least 100ms");
    }
  }
}
