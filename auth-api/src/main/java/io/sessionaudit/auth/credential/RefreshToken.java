package io.sessionaudit.auth.credential;

import io.sessionaudit.event.SessionId;
import java.util.Objects;

/**
 * A refresh token that somebody presented: well formed, and nothing more until its MAC was checked.
 *
 * @param generation from 1 to {@link RefreshTokens#MAX_GENERATION}
 * @param mac 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // checked once by RefreshTokens, never compared by equals
public record RefreshToken(SessionId session, int generation, byte[] mac) {

  public RefreshToken {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(mac, "mac");
  }

  /** A token stays out of logs. */
  @Override
  public String toString() {
    return "***";
  }
}
