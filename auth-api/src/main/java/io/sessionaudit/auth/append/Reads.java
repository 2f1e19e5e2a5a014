package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Standing;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.MasterKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what decisions rest on: each in one statement, so each at one moment. */
public final class Reads {

  /** Above every id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final RowMapping rows;

  public Reads(MasterKey masterKey) {
    rows = new RowMapping(masterKey);
  }

  public Optional<LoadedAccount> account(Connection connection, UserId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.ACCOUNT_BY_ID)) {
      new Parameters(statement).uuid(id.value());
      return one(statement, rows::account);
    }
  }

  public Optional<LoadedAccount> accountNamed(Connection connection, String nameTag)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.ACCOUNT_BY_NAME)) {
      new Parameters(statement).text(nameTag);
      return one(statement, rows::account);
    }
  }

  /** An account with its open sessions. */
  public Optional<LoadedSignIn> signIn(Connection connection, UserId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.SIGN_IN_BY_ID)) {
      new Parameters(statement).uuid(id.value());
      try (ResultSet result = statement.executeQuery()) {
        return rows.signIn(result);
      }
    }
  }

  public Optional<LoadedSession> session(Connection connection, SessionId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.SESSION_BY_ID)) {
      new Parameters(statement).uuid(id.value());
      return one(statement, rows::session);
    }
  }

  /**
   * What introspection rests on.
   *
   * @param session absent if the token names none
   */
  public Introspected introspected(
      Connection connection, String clientId, @Nullable SessionId session) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.INTROSPECTION)) {
      new Parameters(statement).text(clientId).uuid(session == null ? null : session.value());
      return one(statement, RowMapping::introspected)
          .orElseThrow(() -> new IllegalStateException("the realm has one row"));
    }
  }

  /** Sessions that no number has killed, the newest first; limits may have passed. */
  public List<LoadedSession> sessionsOf(Connection connection, UserId user) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.SESSIONS_OF_USER)) {
      new Parameters(statement).uuid(user.value());
      List<LoadedSession> sessions = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          sessions.add(rows.session(result));
        }
      }
      return sessions;
    }
  }

  /** Whether a session that is remembered was last used in that network. */
  public boolean usedNetwork(Connection connection, UUID user, String networkTag)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.USED_NETWORK)) {
      new Parameters(statement).uuid(user).text(networkTag);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && new Row(result).flag();
      }
    }
  }

  /** A page of accounts, the newest first, behind that one; from the first one if it is absent. */
  public List<LoadedAccount> accounts(Connection connection, @Nullable UserId behind, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.ACCOUNTS)) {
      new Parameters(statement).uuid(behind == null ? LAST : behind.value()).number(limit);
      List<LoadedAccount> accounts = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          accounts.add(rows.account(result));
        }
      }
      return accounts;
    }
  }

  /** An account with what a change of it by an admin rests on. */
  public Optional<LoadedTarget> target(Connection connection, UserId id, SessionId caller)
      throws SQLException {
    Optional<LoadedAccount> account = account(connection, id);
    if (account.isEmpty()) {
      return Optional.empty();
    }
    Standing standing = session(connection, caller).map(LoadedSession::standing).orElse(null);
    return Optional.of(new LoadedTarget(account.get(), standing, otherAdmins(connection, id)));
  }

  private static int otherAdmins(Connection connection, UserId id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.OTHER_ADMINS)) {
      new Parameters(statement).uuid(id.value());
      return one(statement, result -> new Row(result).integer()).orElse(0);
    }
  }

  /**
   * Locks the rows of all active admins and of this account until the transaction ends; false if
   * there is no such account.
   */
  static boolean lockAmongAdmins(Connection connection, UUID user) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.LOCK_AMONG_ADMINS)) {
      new Parameters(statement).uuid(user);
      boolean there = false;
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          there |= new Row(result).uuid().equals(user);
        }
      }
      return there;
    }
  }

  /** Locks the account's row until the transaction ends; false if there is none. */
  static boolean lock(Connection connection, UUID user) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Statements.LOCK_ACCOUNT)) {
      new Parameters(statement).uuid(user);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private interface Mapping<T> {
    T read(ResultSet result) throws SQLException;
  }

  private static <T> Optional<T> one(PreparedStatement statement, Mapping<T> mapping)
      throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(mapping.read(result)) : Optional.empty();
    }
  }
}
