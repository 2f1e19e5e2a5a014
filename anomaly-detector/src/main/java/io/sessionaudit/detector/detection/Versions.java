package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.RecordedEvent;

/** Where an event stands among the events of its user. */
public final class Versions {

  private Versions() {}

  /**
   * The event's version, from 1.
   *
   * @throws IllegalArgumentException if the event has no place in its stream
   */
  public static long of(RecordedEvent recorded) {
    Envelope.Place place = recorded.envelope().place();
    if (place == null) {
      throw new IllegalArgumentException("the event has no place in its stream");
    }
    return place.version();
  }
}
