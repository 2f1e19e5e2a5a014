package io.sessionaudit.auth.append;

import io.sessionaudit.auth.append.Change.SessionWrite;
import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.Stream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The guarded write of one user's stream. */
final class Append {

  private Append() {}

  /**
   * Writes all of it or nothing.
   *
   * @return false if the account no longer has the version that the change was decided on, or the
   *     realm another number
   */
  static boolean write(Connection connection, Change change) throws SQLException {
    boolean account = change.accountChanges();
    boolean ends = !change.ended().sessions().isEmpty();
    String text = AppendStatement.text(account, part(change.session()), ends, change.rows().size());
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      Parameters parameters = new Parameters(statement);
      if (account) {
        bindAccount(parameters, change.after());
      }
      Account before = change.before();
      parameters.uuid(before.id().value()).number(before.version()).integer(change.realm());
      bindSession(parameters, change.session());
      if (ends) {
        parameters
            .time(change.ended().at())
            .integer(before.lastEpoch())
            .uuids(change.ended().sessions().stream().map(SessionId::value).toList());
      }
      parameters.text(Stream.of(before.id()).name());
      for (JournalRow row : change.rows()) {
        row.bind(parameters);
      }
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private static AppendStatement.SessionPart part(SessionWrite write) {
    return switch (write) {
      case SessionWrite.Untouched _ -> AppendStatement.SessionPart.UNTOUCHED;
      case SessionWrite.Update _ -> AppendStatement.SessionPart.UPDATE;
      case SessionWrite.Insert _ -> AppendStatement.SessionPart.INSERT;
    };
  }

  private static void bindAccount(Parameters parameters, Account account) throws SQLException {
    parameters
        .text(account.status().name())
        .texts(account.roles())
        .integer(account.authz())
        .integer(account.lastEpoch())
        .integer(account.revokedThrough())
        .text(account.passwordHash());
  }

  private static void bindSession(Parameters parameters, SessionWrite write) throws SQLException {
    switch (write) {
      case SessionWrite.Untouched _ -> {}
      case SessionWrite.Update it -> {
        SessionColumns.bindMutable(parameters, it.session());
        parameters.uuid(it.session().id().value());
      }
      case SessionWrite.Insert it -> {
        SessionColumns.bindFixed(parameters, it.session(), it.nonce());
        SessionColumns.bindMutable(parameters, it.session());
      }
    }
  }
}
