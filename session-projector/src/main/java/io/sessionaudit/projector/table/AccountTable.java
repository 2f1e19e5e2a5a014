package io.sessionaudit.projector.table;

import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.UserId;
import io.sessionaudit.projector.projection.AccountRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts. */
public final class AccountTable {

  private static final String COLUMNS =
      "user_id, created_at, name_tag, name_sealed, name_event, status, roles, authz, last_epoch,"
          + " revoked_through";

  private AccountTable() {}

  /** The accounts that are known. */
  public static List<AccountRow> read(Connection connection, Collection<UserId> users)
      throws SQLException {
    if (users.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM account WHERE user_id = ANY(?)")) {
      select.setArray(1, Rows.users(connection, users));
      List<AccountRow> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(account(row));
        }
      }
      return found;
    }
  }

  private static AccountRow account(ResultSet row) throws SQLException {
    return new AccountRow(
        new UserId(row.getObject(1, UUID.class)),
        origin(row),
        AccountStatus.valueOf(row.getString(6)),
        Rows.texts(row, 7),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10));
  }

  private static AccountRow.@Nullable Origin origin(ResultSet row) throws SQLException {
    UUID event = row.getObject(5, UUID.class);
    if (event == null) {
      return null;
    }
    String sealed = row.getString(4);
    return new AccountRow.Origin(
        Rows.time(row, 2),
        row.getString(3),
        sealed == null ? null : new Sealed(sealed),
        new EventId(event));
  }

  /** Writes new and changed accounts. */
  public static void write(Connection connection, Collection<AccountRow> accounts)
      throws SQLException {
    if (accounts.isEmpty()) {
      return;
    }
    CopyRows rows = new CopyRows(10);
    accounts.forEach(account -> add(rows, account));
    rows.into(connection, "stage_account (" + COLUMNS + ")");
    try (Statement upsert = connection.createStatement()) {
      upsert.executeUpdate(
          "INSERT INTO account ("
              + COLUMNS
              + ") SELECT "
              + COLUMNS
              + " FROM stage_account ON CONFLICT (user_id) DO UPDATE SET created_at ="
              + " EXCLUDED.created_at, name_tag = EXCLUDED.name_tag, name_sealed ="
              + " EXCLUDED.name_sealed, name_event = EXCLUDED.name_event, status ="
              + " EXCLUDED.status, roles = EXCLUDED.roles, authz = EXCLUDED.authz, last_epoch ="
              + " EXCLUDED.last_epoch, revoked_through = EXCLUDED.revoked_through");
    }
  }

  private static void add(CopyRows rows, AccountRow account) {
    AccountRow.Origin origin = account.origin();
    Sealed name = origin == null ? null : origin.name();
    rows.row()
        .id(account.user())
        .time(origin == null ? null : origin.at())
        .text(origin == null ? null : origin.nameTag())
        .text(name == null ? null : name.text())
        .id(origin == null ? (EventId) null : origin.event())
        .text(account.status().name())
        .texts(account.roles())
        .number(account.authz())
        .number(account.lastEpoch())
        .number(account.revokedThrough());
  }
}
