package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Liveness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service client and the session that it asks about, as they were read in one statement.
 *
 * @param secretHash SHA-256 of the client's secret; absent if there is no such client
 * @param session absent if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is; what was read is not compared
public record Introspected(byte @Nullable [] secretHash, @Nullable OfSession session) {

  /**
   * The session.
   *
   * @param generation the one that is good
   * @param madeAt when that was made
   * @param roles the user's, now
   * @param nonce what the session's refresh tokens are made from, 32 bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record OfSession(
      Liveness liveness,
      int generation,
      Instant madeAt,
      List<String> roles,
      String fingerprintHash,
      byte[] nonce) {
    public OfSession {
      roles = List.copyOf(roles);
    }

    /** A nonce stays out of logs. */
    @Override
    public String toString() {
      return "a session of " + liveness.user();
    }
  }

  /** A hash of a secret stays out of logs. */
  @Override
  public String toString() {
    return "client and " + session;
  }
}
