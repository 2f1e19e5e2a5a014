package io.sessionaudit.guard.token;

import org.jspecify.annotations.Nullable;

/**
 * The three numbers that decide whether a genuine token still counts, as they stand for its realm,
 * user and session. They only rise; 0 says that nothing is known.
 *
 * @param realm everything made under a lower number is dead
 * @param revokedThrough the user's highest dead epoch
 * @param authz tokens of the user with a lower one are stale
 * @param deadGeneration the session's highest dead generation
 */
public record Numbers(int realm, int revokedThrough, int authz, int deadGeneration) {

  /** Null if the token still counts. A dead session is told before stale roles. */
  public @Nullable Refusal judge(AccessToken token) {
    return judge(token, realm, revokedThrough, authz, deadGeneration);
  }

  /** The same rule for callers that must not make an object for each token. */
  public static @Nullable Refusal judge(
      AccessToken token, int realm, int revokedThrough, int authz, int deadGeneration) {
    if (token.realm() < realm
        || token.epoch() <= revokedThrough
        || token.generation() <= deadGeneration) {
      return Refusal.SESSION_REVOKED;
    }
    return token.authz() < authz ? Refusal.TOKEN_STALE : null;
  }
}
