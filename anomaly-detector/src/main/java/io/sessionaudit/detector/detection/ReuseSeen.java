package io.sessionaudit.detector.detection;

import io.sessionaudit.event.SessionEvent.ReuseDetected;
import io.sessionaudit.event.SessionEvent.ReuseKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A spent token came back, as auth-api has found. If it came from another device than the session's
 * that is a second signal: the answer of a phone that was lost on the way comes back from the
 * phone.
 */
final class ReuseSeen {

  private ReuseSeen() {}

  static List<Noticed> notice(SessionBaseline session, ReuseDetected event, Sighting sighting) {
    List<Noticed> noticed = new ArrayList<>();
    noticed.add(
        Noticed.of(
            weight(event.subtype()),
            "generation " + event.current(),
            "generation " + event.presented() + " " + event.subtype(),
            session.currentSince()));
    SeenDevice device = session.device();
    boolean foreign = event.subtype() == ReuseKind.IN_GRACE_FOREIGN;
    if (foreign || (device != null && !device.device().sameAs(sighting.device()))) {
      noticed.add(DeviceChange.notice(device, sighting));
    }
    return noticed;
  }

  private static Weight weight(ReuseKind subtype) {
    return switch (subtype) {
      case LATE_PARENT -> Weight.LATE_PARENT;
      case ANCESTOR, IN_GRACE_FOREIGN, BINDING_MISMATCH, AFTER_END -> Weight.REUSE;
    };
  }
}
