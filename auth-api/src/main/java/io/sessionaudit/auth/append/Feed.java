package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.auth.decision.Limits;
import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.feed.Revocation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What guards must learn from an event: each of the three numbers as it stands afterwards. */
final class Feed {

  private Feed() {}

  static @Nullable Revocation of(Event event, Account after, EventId id, Instant now) {
    return switch (event) {
      case SessionEvent.TokenRevoked it -> revoked(it, after, id);
      case AccountEvent.AuthorizationChanged _ -> user(after, id, Limits.rememberedUntil(now));
      case RealmEvent it -> of(it, id, now);
      case SessionEvent _, AccountEvent _, AnomalyDetected _ -> null;
    };
  }

  static @Nullable Revocation of(RealmEvent event, EventId id, Instant now) {
    return switch (event) {
      case RealmEvent.EveryoneRevoked it ->
          new Revocation.RealmRaised(it.realm(), id, Limits.rememberedUntil(now));
      case RealmEvent.ClientCreated _, RealmEvent.ClientDeleted _ -> null;
    };
  }

  private static Revocation revoked(SessionEvent.TokenRevoked event, Account after, EventId id) {
    return switch (event.scope()) {
      case RevocationScope.Token it ->
          new Revocation.SessionRevoked(it.at().session(), it.generation(), id, event.until());
      case RevocationScope.Session it ->
          new Revocation.SessionRevoked(
              it.at().session(), Revocation.ALL_GENERATIONS, id, event.until());
      case RevocationScope.User _ -> user(after, id, event.until());
    };
  }

  private static Revocation user(Account after, EventId id, Instant until) {
    return new Revocation.UserRevoked(after.id(), after.revokedThrough(), after.authz(), id, until);
  }
}
