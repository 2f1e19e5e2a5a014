package io.sessionaudit.detector.detection;

import org.jspecify.annotations.Nullable;

/** Another device than the session's. Whether it is another is auth-api's word, or plain to see. */
final class DeviceChange {

  private DeviceChange() {}

  static Noticed notice(@Nullable SeenDevice was, Sighting sighting) {
    return Noticed.of(
        Weight.DEVICE_CHANGED,
        was == null ? null : was.text(),
        SeenDevice.text(sighting.device()),
        was == null ? null : was.setBy());
  }
}
