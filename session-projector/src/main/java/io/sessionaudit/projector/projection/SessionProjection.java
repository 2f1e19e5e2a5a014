package io.sessionaudit.projector.projection;

import io.sessionaudit.event.Context;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenIssued;
import io.sessionaudit.event.SessionEvent.TokenRefreshed;
import io.sessionaudit.event.SessionEvent.TokenRevoked;

/** What an event makes of a session's row. */
final class SessionProjection {

  private SessionProjection() {}

  static SessionRow opened(Envelope envelope, TokenIssued event) {
    return new SessionRow(
        event.at().user(),
        event.at().session(),
        event.at().epoch(),
        event.at().realm(),
        1,
        envelope.occurredAt(),
        use(envelope, event.context()),
        event.grant().idleExpiresAt(),
        event.grant().absoluteExpiresAt(),
        null);
  }

  static SessionRow used(SessionRow row, Envelope envelope, TokenRefreshed event) {
    return row.used(use(envelope, event.context()), event.generation(), event.idleExpiresAt());
  }

  static End revoked(Envelope envelope, TokenRevoked event) {
    return end(End.Kind.REVOKED, event.reason().name(), envelope);
  }

  static End expired(Envelope envelope, SessionExpired event) {
    return end(End.Kind.EXPIRED, event.kind().name(), envelope);
  }

  private static Use use(Envelope envelope, Context context) {
    return new Use(envelope.occurredAt(), context.device(), context.client(), envelope.id());
  }

  private static End end(End.Kind kind, String reason, Envelope envelope) {
    return new End(
        kind, reason, envelope.id(), envelope.occurredAt(), Places.of(envelope).position());
  }
}
