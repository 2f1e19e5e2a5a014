package io.sessionaudit.guard.micronaut;

import io.micronaut.security.authentication.Authentication;
import io.sessionaudit.guard.token.AccessToken;
import java.util.Map;

/** The framework's view of a caller whose token was admitted: name = user id, roles as they are. */
public final class GuardedCaller {

  private static final String TOKEN = "session-audit.token";

  private GuardedCaller() {}

  /** What controllers and security rules see. */
  public static Authentication authentication(AccessToken token) {
    return Authentication.build(token.user().toString(), token.roles(), Map.of(TOKEN, token));
  }

  /**
   * The token that the caller was admitted with.
   *
   * @throws IllegalStateException if he came in another way
   */
  public static AccessToken token(Authentication caller) {
    if (caller.getAttributes().get(TOKEN) instanceof AccessToken token) {
      return token;
    }
    throw new IllegalStateException("the caller was not admitted by an access token");
  }
}
