package io.sessionaudit.standalone.guarding;

import io.sessionaudit.event.AccountEvent.AuthorizationChanged;
import io.sessionaudit.event.Event;
import io.sessionaudit.event.RealmEvent.EveryoneRevoked;
import io.sessionaudit.event.RevocationScope;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionEvent.SessionExpired;
import io.sessionaudit.event.SessionEvent.TokenRevoked;

/**
 * How much dies, and what everybody says of it afterwards.
 *
 * <p>{@code refresh} and {@code access} are the problem codes for the two tokens that are held;
 * empty if the refresh token is still good. {@code status} is the session's in the read API.
 */
enum Extent {
  /** The access token alone: the session lives. */
  TOKEN("", "session_revoked", "LIVE"),
  SESSION("session_revoked", "session_revoked", "REVOKED"),
  USER("session_revoked", "session_revoked", "REVOKED"),
  EVERYONE("session_revoked", "session_revoked", "REVOKED"),
  /** Nothing dies; access tokens with the old roles are of no use. */
  ROLES("", "token_stale", "LIVE"),
  /** It was not used for long. Its access token was over by then: it lives for less than that. */
  IDLE("session_expired", "session_expired", "EXPIRED"),
  /** It was open for long. Its access token never lives longer than that. */
  ABSOLUTE("session_expired", "token_expired", "EXPIRED");

  private final String refresh;
  private final String access;
  private final String status;

  Extent(String refresh, String access, String status) {
    this.refresh = refresh;
    this.access = access;
    this.status = status;
  }

  String refresh() {
    return refresh;
  }

  String access() {
    return access;
  }

  String status() {
    return status;
  }

  /** Otherwise the token itself names the time. */
  boolean isToldToGuards() {
    return this != IDLE && this != ABSOLUTE;
  }

  /** Whether an event of this kind says so. */
  boolean isSaidBy(Event event) {
    return switch (this) {
      case TOKEN -> event instanceof TokenRevoked it && it.scope() instanceof RevocationScope.Token;
      case SESSION ->
          event instanceof TokenRevoked it && it.scope() instanceof RevocationScope.Session;
      case USER -> event instanceof TokenRevoked it && it.scope() instanceof RevocationScope.User;
      case EVERYONE -> event instanceof EveryoneRevoked;
      case ROLES -> event instanceof AuthorizationChanged;
      case IDLE -> event instanceof SessionExpired it && it.kind() == Expiry.IDLE;
      case ABSOLUTE -> event instanceof SessionExpired it && it.kind() == Expiry.ABSOLUTE;
    };
  }
}
