package io.sessionaudit.detector.detection;

import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;

/** The device of a session, and the event that set it. */
record SeenDevice(Device device, EventId setBy) {

  static SeenDevice in(Sighting sighting) {
    return new SeenDevice(sighting.device(), sighting.event());
  }

  String text() {
    return text(device);
  }

  /** For example {@code Chrome/Windows/desktop}. */
  static String text(Device device) {
    return device.browser() + "/" + device.os() + "/" + device.type();
  }
}
