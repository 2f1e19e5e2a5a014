package io.sessionaudit.detector.detection;

import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Network;

/** The network of a session within one address family, and the event that set it. */
record SeenNetwork(Network network, EventId setBy) {

  static SeenNetwork in(Sighting sighting) {
    return new SeenNetwork(sighting.network(), sighting.event());
  }

  String text() {
    return text(network);
  }

  /** For example {@code IPV4 LzJb...}. */
  static String text(Network network) {
    return network.family() + " " + network.tag();
  }
}
