package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.personal.UserKey;
import java.time.Instant;

/**
 * An account as it was read.
 *
 * @param realm the realm's number
 * @param now the database's clock, read after the rows
 * @param key the person's own key
 */
public record LoadedAccount(Account account, int realm, Instant now, UserKey key)
    implements Loaded {

  @Override
  public LoadedAccount owner() {
    return this;
  }
}
