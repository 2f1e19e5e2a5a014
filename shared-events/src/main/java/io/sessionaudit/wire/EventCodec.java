package io.sessionaudit.wire;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.json.Fields;
import io.sessionaudit.json.JsonText;
import io.sessionaudit.json.MalformedJsonException;

/**
 * Events to bytes and back. Equal events give equal bytes; bytes of every revision ever written can
 * be read.
 */
public final class EventCodec {

  private EventCodec() {}

  /** The form that travels, at the revision of today. */
  public static WireEvent encode(Envelope envelope, Event event) {
    EventType type = EventType.of(event);
    byte[] data =
        JsonText.write(json -> {
          switch (event) {
            case SessionEvent it -> SessionEventFormat.write(json, it);
            case AccountEvent it -> AccountEventFormat.write(json, it);
            case RealmEvent it -> RealmEventFormat.write(json, it);
            case AnomalyDetected it -> AnomalyFormat.write(json, it);
          }
        });
    return new WireEvent(envelope, type.wireName(), type.revision(), data);
  }

  /**
   * What the bytes say.
   *
   * @throws UnreadableEventException if they are no event, or one of a revision that is not known
   *     yet
   */
  public static RecordedEvent decode(WireEvent wire) {
    EventType type = EventType.named(wire.type());
    if (wire.revision() > type.revision()) {
      throw new UnreadableEventException("revision of " + type.wireName() + " is not known yet");
    }
    try {
      Fields fields = Upcasters.PRODUCT.lift(type, wire.revision(), Fields.read(wire.data()));
      return new RecordedEvent(wire.envelope(), event(type, fields));
    } catch (MalformedJsonException | IllegalArgumentException e) {
      throw new UnreadableEventException(type.wireName() + ": " + e.getMessage(), e);
    }
  }

  private static Event event(EventType type, Fields fields) {
    return switch (type) {
      case TOKEN_ISSUED -> SessionEventFormat.tokenIssued(fields);
      case TOKEN_REFRESHED -> SessionEventFormat.tokenRefreshed(fields);
      case TOKEN_REVOKED -> SessionEventFormat.tokenRevoked(fields);
      case REUSE_DETECTED -> SessionEventFormat.reuseDetected(fields);
      case REFRESH_REJECTED -> SessionEventFormat.refreshRejected(fields);
      case SESSION_EXPIRED -> SessionEventFormat.sessionExpired(fields);
      case LOGIN_FAILED -> AccountEventFormat.loginFailed(fields);
      case ACCOUNT_CREATED -> AccountEventFormat.accountCreated(fields);
      case ACCOUNT_STATUS_CHANGED -> AccountEventFormat.accountStatusChanged(fields);
      case AUTHORIZATION_CHANGED -> AccountEventFormat.authorizationChanged(fields);
      case PASSWORD_CHANGED -> AccountEventFormat.passwordChanged(fields);
      case EVERYONE_REVOKED -> RealmEventFormat.everyoneRevoked(fields);
      case CLIENT_CREATED -> RealmEventFormat.clientCreated(fields);
      case CLIENT_DELETED -> RealmEventFormat.clientDeleted(fields);
      case ANOMALY_DETECTED -> AnomalyFormat.read(fields);
    };
  }
}
