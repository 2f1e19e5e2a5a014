package io.sessionaudit.detector.detection;

import io.sessionaudit.event.SessionEvent.RefreshRejected;
import java.util.List;

/** A refresh that auth-api has refused without proof of theft. */
final class RefusalSeen {

  private RefusalSeen() {}

  static List<Noticed> notice(SessionBaseline session, RefreshRejected event, Sighting sighting) {
    return switch (event.code()) {
      case DEVICE_CHANGED -> List.of(DeviceChange.notice(session.device(), sighting));
      case SESSION_REVOKED -> List.of(Noticed.of(Weight.DEAD_TOKEN_PRESENTED, null, null, null));
      // Refused for what the client left out: no signal, but the place it came from counts.
      case BINDING_MISSING -> List.of();
    };
  }
}
