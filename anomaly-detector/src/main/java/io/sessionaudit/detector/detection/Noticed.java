package io.sessionaudit.detector.detection;

import io.sessionaudit.event.AnomalyDetected.Signal;
import io.sessionaudit.event.EventId;
import org.jspecify.annotations.Nullable;

/** One thing that a rule noticed, with what it counts. */
record Noticed(Weight weight, Signal signal) {

  /**
   * @param before the old value; absent if none is known
   * @param setBy the event that set the old value
   */
  static Noticed of(
      Weight weight, @Nullable String before, @Nullable String after, @Nullable EventId setBy) {
    return new Noticed(weight, new Signal(weight.kind(), before, after, setBy));
  }
}
