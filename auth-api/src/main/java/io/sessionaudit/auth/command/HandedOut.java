package io.sessionaudit.auth.command;

import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The tokens of an answer, and whose they are.
 *
 * @param expiresIn of the access token, whole seconds, from the database's now
 * @param refreshFor how long the refresh token may be kept: until the nearer limit
 * @param replayed whether a refresh was given what an earlier one has got already
 */
public record HandedOut(
    UserId user,
    String username,
    List<String> roles,
    SessionId session,
    Delivery delivery,
    String accessToken,
    Duration expiresIn,
    String refreshToken,
    String fingerprint,
    Duration refreshFor,
    Instant now,
    boolean replayed) {

  /** The same, given out again. */
  HandedOut again() {
    return new HandedOut(
        user,
        username,
        roles,
        session,
        delivery,
        accessToken,
        expiresIn,
        refreshToken,
        fingerprint,
        refreshFor,
        now,
        true);
  }

  /** Tokens stay out of logs. */
  @Override
  public String toString() {
    return "tokens of session " + session;
  }
}
