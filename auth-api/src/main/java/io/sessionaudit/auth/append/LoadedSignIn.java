package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.OpenSession;
import java.util.List;

/**
 * An account that somebody signs in to, as it was read in one statement.
 *
 * @param open its open sessions, the oldest first
 */
public record LoadedSignIn(LoadedAccount owner, List<OpenSession> open) implements Loaded {
  public LoadedSignIn {
    open = List.copyOf(open);
  }
}
