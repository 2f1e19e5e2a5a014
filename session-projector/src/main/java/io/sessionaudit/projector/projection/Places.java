package io.sessionaudit.projector.projection;

import io.sessionaudit.event.Envelope;

final class Places {

  private Places() {}

  /** Where the event stands; every event of the write side stands somewhere. */
  static Envelope.Place of(Envelope envelope) {
    Envelope.Place place = envelope.place();
    if (place == null) {
      throw new ContradictionException("an event without version and position");
    }
    return place;
  }
}
