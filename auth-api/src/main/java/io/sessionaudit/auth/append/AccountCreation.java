package io.sessionaudit.auth.append;

import io.sessionaudit.event.AccountEvent.AccountCreated;
import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.Client;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.personal.UserKey;
import io.sessionaudit.personal.UserName;
import io.sessionaudit.wire.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Opens accounts: row, key and the stream's first event in one commit. */
public final class AccountCreation {

  private static final String CREATE =
      "WITH a AS (INSERT INTO auth.account (user_id, version, name_tag, name_sealed, name_event,"
          + " password_hash, status, roles, authz, last_epoch, revoked_through, created_at)"
          + " VALUES (?, 1, ?, ?, ?, ?, 'ACTIVE', ?, 1, 0, 0, ?)"
          + " ON CONFLICT (name_tag) DO NOTHING RETURNING user_id, version),"
          + " k AS (INSERT INTO auth.user_key (user_id, wrapped) SELECT user_id, ? FROM a)"
          + AppendStatement.journal(1);

  private final DataSource dataSource;
  private final MasterKey masterKey;
  private final Runnable committed;

  public AccountCreation(DataSource dataSource, MasterKey masterKey, Runnable committed) {
    this.dataSource = dataSource;
    this.masterKey = masterKey;
    this.committed = committed;
  }

  /**
   * A new account.
   *
   * @param nameTag the tag that it is found by
   * @param passwordHash PHC string
   */
  public record NewAccount(UserName name, String nameTag, List<String> roles, String passwordHash) {
    /** Names and hashes stay out of logs. */
    @Override
    public String toString() {
      return "***";
    }
  }

  /**
   * What was made.
   *
   * @param event the account's first
   */
  public record Created(UserId user, EventId event) {}

  /**
   * Creates the account.
   *
   * @return empty if the name is taken; nothing was changed
   * @throws StorageException as {@link Execution#run}
   */
  public Optional<Created> create(NewAccount account, Envelope.Lineage lineage) {
    try (Connection connection = dataSource.getConnection()) {
      Optional<Created> created = create(connection, account, lineage);
      created.ifPresent(_ -> committed.run());
      return created;
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private Optional<Created> create(
      Connection connection, NewAccount account, Envelope.Lineage lineage) throws SQLException {
    UserId user = FreshIds.user();
    EventId id = FreshIds.event();
    UserKey key = UserKey.random();
    Sealed name = key.seal(new Client(null, null, account.name().shown()), id);
    Instant now = DatabaseClock.now(connection);
    AccountCreated event = new AccountCreated(user, account.nameTag(), account.roles(), name);
    Envelope envelope =
        new Envelope(id, now, event.stream(), null, lineage, Envelope.Source.AUTH_API);
    try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
      Parameters parameters = new Parameters(statement);
      parameters
          .uuid(user.value())
          .text(account.nameTag())
          .text(name.text())
          .uuid(id.value())
          .text(account.passwordHash())
          .texts(account.roles())
          .time(now)
          .bytes(masterKey.wrap(key, user))
          .text(event.stream().name());
      new JournalRow(EventCodec.encode(envelope, event), null).bind(parameters);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(new Created(user, id)) : Optional.empty();
      }
    }
  }
}
