package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.LoadedSession;
import io.sessionaudit.guard.token.AccessToken;

/**
 * Somebody whose access token is genuine, bound to him and, by the database, alive.
 *
 * @param loaded the session as it stood when the token was checked
 */
public record Caller(AccessToken token, LoadedSession loaded) {

  public boolean hasRole(String role) {
    return loaded.owner().account().roles().contains(role);
  }
}
