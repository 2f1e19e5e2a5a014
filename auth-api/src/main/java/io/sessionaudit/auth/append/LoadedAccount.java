package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.personal.Client;
import io.sessionaudit.personal.UserKey;
import java.time.Instant;

/**
 * An account as it was read.
 *
 * @param realm the realm's number
 * @param now the database's clock, read after the rows
 * @param key the person's own key
 */
public record LoadedAccount(Account account, SealedName name, int realm, Instant now, UserKey key)
    implements Loaded {

  /**
   * The account's name as it is stored.
   *
   * @param event the one whose id the seal is bound to
   */
  public record SealedName(Sealed sealed, EventId event) {}

  /** The name as its owner writes it. */
  public String username() {
    return key.open(name.sealed(), name.event())
        .map(Client::username)
        .orElseThrow(() -> new IllegalStateException("a name that its own key does not open"));
  }

  @Override
  public LoadedAccount owner() {
    return this;
  }
}
