package io.sessionaudit.event;

import java.util.Objects;

/** An event as it stands in the log: what happened, and everything that is known of every event. */
public record RecordedEvent(Envelope envelope, Event event) {

  public RecordedEvent {
    Objects.requireNonNull(event, "event");
    if (!envelope.stream().equals(event.stream())) {
      throw new IllegalArgumentException("the event belongs to another stream");
    }
    boolean detected = event instanceof AnomalyDetected;
    if (detected != (envelope.source() == Envelope.Source.ANOMALY_DETECTOR)) {
      throw new IllegalArgumentException("the event comes from another source");
    }
    if (detected && envelope.lineage().cause() == null) {
      throw new IllegalArgumentException("an anomaly names its trigger");
    }
  }
}
