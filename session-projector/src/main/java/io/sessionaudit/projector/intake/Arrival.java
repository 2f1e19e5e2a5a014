package io.sessionaudit.projector.intake;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.projector.table.EventRow;
import io.sessionaudit.wire.WireEvent;

/** A record after somebody tried to read it. */
sealed interface Arrival {

  RawRecord raw();

  /** The stream that it belongs to, as far as can be told. */
  String stream();

  /** An event of the write side: numbered in its stream. */
  record Numbered(RawRecord raw, WireEvent wire, RecordedEvent recorded, Envelope.Place place)
      implements Arrival, Understood {}

  /** What the detector says: known by its id, in no order. */
  record Anomaly(RawRecord raw, WireEvent wire, RecordedEvent recorded, AnomalyDetected said)
      implements Arrival, Understood {}

  /** Bytes that are no event that belongs into this topic. */
  record Unreadable(RawRecord raw, String stream, String detail) implements Arrival {}

  /** An event that could be read. */
  sealed interface Understood extends Arrival permits Numbered, Anomaly {
    WireEvent wire();

    RecordedEvent recorded();

    @Override
    default String stream() {
      return wire().envelope().stream().name();
    }

    /** The event as it is searched for. */
    default EventRow row() {
      return new EventRow(
          wire(),
          recorded().event().user(),
          recorded().event().session(),
          raw().partition().partition(),
          raw().offset());
    }
  }
}
