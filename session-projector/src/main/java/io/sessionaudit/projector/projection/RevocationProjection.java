package io.sessionaudit.projector.projection;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.TokenRevoked;
import io.sessionaudit.event.TokenId;
import io.sessionaudit.projector.projection.RevocationRow.Scope;
import io.sessionaudit.projector.projection.RevocationRow.Target;

/** The row of an event that kills tokens. */
final class RevocationProjection {

  private RevocationProjection() {}

  static RevocationRow row(Envelope envelope, TokenRevoked event) {
    return row(envelope, target(event.scope()), event.reason().name());
  }

  static RevocationRow row(Envelope envelope, EveryoneRevoked event) {
    return row(
        envelope, new Target(Scope.REALM, null, null, null, event.realm()), event.reason().name());
  }

  private static RevocationRow row(Envelope envelope, Target target, String reason) {
    Envelope.Place place = Places.of(envelope);
    return new RevocationRow(
        envelope.stream().name(),
        place.version(),
        envelope.id(),
        target,
        reason,
        envelope.lineage().actor().text(),
        envelope.lineage().cause(),
        envelope.occurredAt(),
        place.position());
  }

  private static Target target(RevocationScope scope) {
    return switch (scope) {
      case RevocationScope.Token it ->
          new Target(
              Scope.TOKEN,
              it.user(),
              it.at().session(),
              new TokenId(it.at().session(), it.generation()),
              null);
      case RevocationScope.Session it ->
          new Target(Scope.SESSION, it.user(), it.at().session(), null, null);
      case RevocationScope.User it -> new Target(Scope.USER, it.user(), null, null, it.through());
    };
  }
}
