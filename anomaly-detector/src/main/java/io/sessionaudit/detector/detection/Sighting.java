package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Network;
import java.time.Instant;

/** Where and with what a client was seen, when, and which event says so. */
record Sighting(EventId event, Instant at, Device device, Network network) {

  /** Texts are cut, so that what is remembered of them is bounded. */
  static Sighting of(EventId event, Instant at, Context context) {
    Device device = context.device();
    Network network = context.network();
    return new Sighting(
        event,
        at,
        new Device(
            ShortText.of(device.browser(), 32),
            ShortText.of(device.os(), 16),
            ShortText.of(device.type(), 16)),
        new Network(ShortText.of(network.tag(), 22), network.family()));
  }
}
