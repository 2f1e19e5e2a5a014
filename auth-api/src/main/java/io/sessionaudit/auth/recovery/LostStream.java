package io.sessionaudit.auth.recovery;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.event.RecordedEvent;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.wire.EventCodec;
import io.sessionaudit.wire.EventType;
import io.sessionaudit.wire.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events that the database has lost say of one stream, folded in their order. */
final class LostStream {

  private final String name;
  private final long version;
  private final Set<String> ownKinds;
  private final Map<SessionId, LostSession> sessions = new LinkedHashMap<>();
  private final List<String> createdClients = new ArrayList<>();
  private final List<String> deletedClients = new ArrayList<>();
  private int lastEpoch;
  private int revokedThrough;
  private int authz;
  private int realm;
  private @Nullable List<String> roles;
  private @Nullable AccountStatus status;
  private @Nullable EventId passwordChange;

  /**
   * Begins with nothing folded.
   *
   * @param version the last one of the stream when all is merged
   * @param ownKinds wire names of the events that only the journal has: they come last
   */
  LostStream(String name, long version, String[] ownKinds) {
    this.name = name;
    this.version = version;
    this.ownKinds = Set.of(ownKinds);
  }

  void add(WireEvent wire) {
    RecordedEvent recorded = EventCodec.decode(wire);
    Event event = recorded.event();
    Instant at = recorded.envelope().occurredAt();
    switch (event) {
      case SessionEvent it -> add(it, at);
      case AccountEvent it -> add(it, recorded.envelope().id());
      case RealmEvent it -> add(it);
      case AnomalyDetected _ -> {
        // Not of this topic.
      }
    }
  }

  private void add(SessionEvent event, Instant at) {
    switch (event) {
      case SessionEvent.TokenRefreshed it -> {
        seen(it.at().lastEpoch());
        session(it.at().session()).refreshed(it.generation(), at);
      }
      case SessionEvent.TokenRevoked it -> revoked(it, at);
      case SessionEvent.SessionExpired it -> {
        seen(it.at().lastEpoch());
        session(it.at().session()).expired(it.kind(), at, it.at().lastEpoch());
      }
      case SessionEvent.OfOneSession it -> seen(it.at().lastEpoch());
    }
  }

  private void revoked(SessionEvent.TokenRevoked event, Instant at) {
    switch (event.scope()) {
      case RevocationScope.Token it -> {
        seen(it.at().lastEpoch());
        session(it.at().session()).dead(it.generation());
      }
      case RevocationScope.Session it -> {
        seen(it.at().lastEpoch());
        session(it.at().session()).ended(at, it.at().lastEpoch());
      }
      case RevocationScope.User it -> {
        seen(it.lastEpoch());
        revokedThrough = Math.max(revokedThrough, it.through());
      }
    }
  }

  private void add(AccountEvent event, EventId id) {
    switch (event) {
      case AccountEvent.AccountStatusChanged it -> {
        seen(it.lastEpoch());
        status = it.to();
      }
      case AccountEvent.AuthorizationChanged it -> {
        roles = it.to();
        authz = Math.max(authz, it.authz());
      }
      case AccountEvent.PasswordChanged it -> {
        seen(it.lastEpoch());
        passwordChange = id;
      }
      case AccountEvent.AccountCreated _, AccountEvent.LoginFailed _ -> {
        // Changes no row.
      }
    }
  }

  private void add(RealmEvent event) {
    switch (event) {
      case RealmEvent.EveryoneRevoked it -> realm = Math.max(realm, it.realm());
      case RealmEvent.ClientCreated it -> createdClients.add(it.clientId());
      case RealmEvent.ClientDeleted it -> {
        createdClients.remove(it.clientId());
        deletedClients.add(it.clientId());
      }
    }
  }

  private void seen(int epoch) {
    lastEpoch = Math.max(lastEpoch, epoch);
  }

  private LostSession session(SessionId id) {
    return sessions.computeIfAbsent(id, _ -> new LostSession());
  }

  String name() {
    return name;
  }

  long version() {
    return version;
  }

  int lastEpoch() {
    return lastEpoch;
  }

  int revokedThrough() {
    return revokedThrough;
  }

  int authz() {
    return authz;
  }

  int realm() {
    return realm;
  }

  Map<SessionId, LostSession> sessions() {
    return sessions;
  }

  List<String> createdClients() {
    return createdClients;
  }

  List<String> deletedClients() {
    return deletedClients;
  }

  /** The last roles that the log names, unless the journal's own events name later ones. */
  @Nullable List<String> roles() {
    return ownKinds.contains(EventType.AUTHORIZATION_CHANGED.wireName()) ? null : roles;
  }

  /** Likewise. */
  @Nullable AccountStatus status() {
    return ownKinds.contains(EventType.ACCOUNT_STATUS_CHANGED.wireName()) ? null : status;
  }

  /** The last change of the password, unless the journal has a later one. */
  @Nullable EventId passwordChange() {
    return ownKinds.contains(EventType.PASSWORD_CHANGED.wireName()) ? null : passwordChange;
  }
}
