package io.sessionaudit.auth.command;

import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.UserId;
import java.util.List;

/** An account as admins see it. */
public record Listed(UserId id, String username, List<String> roles, AccountStatus status) {
  public Listed {
    roles = List.copyOf(roles);
  }

  static Listed of(Account account, LoadedAccount owner) {
    return new Listed(account.id(), owner.username(), account.roles(), account.status());
  }

  /** A name stays out of logs. */
  @Override
  public String toString() {
    return "account " + id;
  }
}
