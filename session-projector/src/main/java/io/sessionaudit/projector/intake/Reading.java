package io.sessionaudit.projector.intake;

import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.KafkaRecords;
import io.sessionaudit.wire.Topics;
import io.sessionaudit.wire.UnreadableEventException;
import io.sessionaudit.wire.WireEvent;

/** Records to events. What cannot be read is an outcome, not an exception. */
final class Reading {

  private Reading() {}

  static Arrival read(RawRecord raw) {
    try {
      WireEvent wire = KafkaRecords.read(raw.key(), raw.headers(), raw.value());
      return belonging(raw, wire, EventCodec.decode(wire));
    } catch (RuntimeException e) { // whatever the bytes make a reader stumble over
      return new Arrival.Unreadable(raw, StreamOfKey.name(raw.key()), sentence(e));
    }
  }

  /** Each topic has its own kind of event. */
  private static Arrival belonging(RawRecord raw, WireEvent wire, RecordedEvent recorded) {
    Event event = recorded.event();
    Envelope.Place place = wire.envelope().place();
    if (raw.partition().topic().equals(Topics.SESSION_ANOMALIES)) {
      return event instanceof AnomalyDetected said && place == null
          ? new Arrival.Anomaly(raw, wire, recorded, said)
          : stray(raw);
    }
    return event instanceof AnomalyDetected || place == null
        ? stray(raw)
        : new Arrival.Numbered(raw, wire, recorded, place);
  }

  private static Arrival stray(RawRecord raw) {
    return new Arrival.Unreadable(
        raw, StreamOfKey.name(raw.key()), "an event that does not belong into this topic");
  }

  private static String sentence(RuntimeException e) {
    String message = e instanceof UnreadableEventException ? e.getMessage() : null;
    return message == null ? "cannot be read" : PrintableText.cut(message, 300);
  }
}
