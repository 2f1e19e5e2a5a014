package io.sessionaudit.wire;

import io.sessionaudit.event.AccountEvent;
import io.sessionaudit.event.AnomalyDetected;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RealmEvent;
import io.sessionaudit.event.SessionEvent;

/**
 * The wire names and revisions, in one place. A name never changes and is never used again; a
 * revision rises when the form of the data changes, and its old forms stay readable for ever.
 */
public enum EventType {
  TOKEN_ISSUED("TokenIssued", 1),
  TOKEN_REFRESHED("TokenRefreshed", 1),
  TOKEN_REVOKED("TokenRevoked", 1),
  REUSE_DETECTED("ReuseDetected", 1),
  REFRESH_REJECTED("RefreshRejected", 1),
  SESSION_EXPIRED("SessionExpired", 1),
  LOGIN_FAILED("LoginFailed", 1),
  ACCOUNT_CREATED("AccountCreated", 1),
  ACCOUNT_STATUS_CHANGED("AccountStatusChanged", 1),
  AUTHORIZATION_CHANGED("AuthorizationChanged", 1),
  PASSWORD_CHANGED("PasswordChanged", 1),
  EVERYONE_REVOKED("EveryoneRevoked", 1),
  CLIENT_CREATED("ClientCreated", 1),
  CLIENT_DELETED("ClientDeleted", 1),
  ANOMALY_DETECTED("AnomalyDetected", 1);

  private final String wireName;
  private final int revision;

  EventType(String wireName, int revision) {
    this.wireName = wireName;
    this.revision = revision;
  }

  /** The short name; {@code ce_type} puts {@code io.sessionaudit.} in front. */
  public String wireName() {
    return wireName;
  }

  /** The revision that is written today. */
  public int revision() {
    return revision;
  }

  /**
   * Reads {@link #wireName}.
   *
   * @throws UnreadableEventException for a name that is not known
   */
  public static EventType named(String wireName) {
    for (EventType type : values()) {
      if (type.wireName.equals(wireName)) {
        return type;
      }
    }
    throw new UnreadableEventException("an event type that is not known");
  }

  public static EventType of(Event event) {
    return switch (event) {
      case SessionEvent.TokenIssued _ -> TOKEN_ISSUED;
      case SessionEvent.TokenRefreshed _ -> TOKEN_REFRESHED;
      case SessionEvent.TokenRevoked _ -> TOKEN_REVOKED;
      case SessionEvent.ReuseDetected _ -> REUSE_DETECTED;
      case SessionEvent.RefreshRejected _ -> REFRESH_REJECTED;
      case SessionEvent.SessionExpired _ -> SESSION_EXPIRED;
      case AccountEvent.LoginFailed _ -> LOGIN_FAILED;
      case AccountEvent.AccountCreated _ -> ACCOUNT_CREATED;
      case AccountEvent.AccountStatusChanged _ -> ACCOUNT_STATUS_CHANGED;
      case AccountEvent.AuthorizationChanged _ -> AUTHORIZATION_CHANGED;
      case AccountEvent.PasswordChanged _ -> PASSWORD_CHANGED;
      case RealmEvent.EveryoneRevoked _ -> EVERYONE_REVOKED;
      case RealmEvent.ClientCreated _ -> CLIENT_CREATED;
      case RealmEvent.ClientDeleted _ -> CLIENT_DELETED;
      case AnomalyDetected _ -> ANOMALY_DETECTED;
    };
  }
}
