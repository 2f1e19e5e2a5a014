package io.sessionaudit.auth.recovery;

import io.sessionaudit.auth.append.Command;
import io.sessionaudit.auth.append.LoadedAccount;
import io.sessionaudit.auth.append.Reads;
import io.sessionaudit.auth.append.Request;
import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.auth.decision.ChangeAccountDecision;
import io.sessionaudit.auth.decision.Decision;
import io.sessionaudit.event.Envelope.Lineage;
import io.sessionaudit.event.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Nobody signs in with a password that was replaced in the lost time. */
record DisableAccount(Reads reads, UserId user, Lineage lineage)
    implements Command<LoadedAccount, Account> {

  @Override
  public Optional<LoadedAccount> read(Connection connection) throws SQLException {
    return reads.account(connection, user);
  }

  @Override
  public Decision<Account> decide(LoadedAccount loaded) {
    return ChangeAccountDecision.disable(loaded.account(), loaded.realm(), loaded.now());
  }

  @Override
  public Request request(LoadedAccount loaded) {
    return new Request(lineage, null);
  }
}
