package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected;
import org.jspecify.annotations.Nullable;

/**
 * What one event leads to.
 *
 * @param baseline what is known from now on
 * @param anomaly what has to be said; absent if nothing was noticed
 */
public record Detected(Baseline baseline, @Nullable AnomalyDetected anomaly) {

  static Detected nothing(Baseline baseline) {
    return new Detected(baseline, null);
  }
}
