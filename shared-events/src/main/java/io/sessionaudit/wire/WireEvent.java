package io.sessionaudit.wire;

import io.sessionaudit.event.Envelope;
import java.util.Objects;

/**
 * An event in the form that travels and is stored: the envelope, the wire name and revision, and
 * the exact bytes of the data.
 *
 * @param type short wire name, for example {@code TokenIssued}
 * @param revision of the data's form, from 1
 * @param data compact JSON, UTF-8; never changed once it is written
 */
@SuppressWarnings(
    "ArrayRecordComponent") // handed on as it is; records of this type are not compared
public record WireEvent(Envelope envelope, String type, int revision, byte[] data) {

  public WireEvent {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(data, "data");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1");
    }
  }

  /** The same event at its place in stream and journal. */
  public WireEvent at(Envelope.Place place) {
    Envelope known = envelope;
    return new WireEvent(
        new Envelope(
            known.id(), known.occurredAt(), known.stream(), place, known.lineage(), known.source()),
        type,
        revision,
        data);
  }
}
