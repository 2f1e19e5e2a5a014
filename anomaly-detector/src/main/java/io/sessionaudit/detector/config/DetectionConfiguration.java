package io.sessionaudit.detector.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the detector.
 *
 * @param stateDir folder for the local copy of the state; keep it over restarts, or each start
 *     reads the changelog from its beginning
 * @param instanceId name of this instance among the detectors that share the work: the same after
 *     each restart, different for each; absent means one that is made once and kept in the folder
 * @param threads stream threads; more than the log's 12 partitions have nothing to do
 * @param commitInterval how often progress is committed when nothing is noticed; what is noticed is
 *     committed at once
 * @param deadAfter how long the work of an instance that does not come back is left undone
 */
@ConfigurationProperties("session-audit.detection")
public record DetectionConfiguration(
    @Bindable(defaultValue = "data/detector") String stateDir,
    @Nullable String instanceId,
    @Bindable(defaultValue = "1") int threads,
    @Bindable(defaultValue = "1s") Duration commitInterval,
    @Bindable(defaultValue = "10s") Duration deadAfter) {

  public DetectionConfiguration {
    Setting.require(!stateDir.isBlank(), "state-dir", "must name a folder");
    Setting.require(
        instanceId == null || instanceId.matches("[A-Za-z0-9._-]{1,200}"),
        "instance-id",
        "must be 1 to 200 letters, digits, dots, dashes or underscores");
    Setting.require(threads >= 1 && threads <= 12, "threads", "must be from 1 to 12");
    Setting.require(
        between(commitInterval, Duration.ofMillis(10), Duration.ofSeconds(10)),
        "commit-interval",
        "must be from 10ms to 10s");
    Setting.require(
        between(deadAfter, Duration.ofSeconds(6), Duration.ofMinutes(5)),
        "dead-after",
        "must be from 6s to 5m");
  }

  Path stateFolder() {
    return Path.of(stateDir);
  }

  private static boolean between(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }
}
