package io.sessionaudit.auth.append;

import io.sessionaudit.auth.decision.Account;
import io.sessionaudit.auth.decision.Liveness;
import io.sessionaudit.auth.decision.OpenSession;
import io.sessionaudit.auth.decision.Session;
import io.sessionaudit.event.AccountEvent.AccountStatus;
import io.sessionaudit.event.Context;
import io.sessionaudit.event.Device;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.Network;
import io.sessionaudit.event.Sealed;
import io.sessionaudit.event.SessionEvent.Delivery;
import io.sessionaudit.event.SessionEvent.Expiry;
import io.sessionaudit.event.SessionId;
import io.sessionaudit.event.UserId;
import io.sessionaudit.personal.MasterKey;
import io.sessionaudit.personal.UserKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows to values, in the column order of {@link Statements}. */
final class RowMapping {

  private final MasterKey masterKey;

  RowMapping(MasterKey masterKey) {
    this.masterKey = masterKey;
  }

  LoadedAccount account(ResultSet result) throws SQLException {
    Row row = new Row(result);
    Head head = head(row);
    return head.loaded(row.time());
  }

  LoadedSession session(ResultSet result) throws SQLException {
    Row row = new Row(result);
    Head head = head(row);
    Session.Opening opening =
        new Session.Opening(
            new SessionId(row.uuid()),
            head.account().id(),
            row.integer(),
            row.integer(),
            Delivery.valueOf(row.text()),
            row.texts(),
            row.text(),
            row.text(),
            row.time());
    byte[] nonce = row.bytes();
    Session session =
        new Session(
            opening,
            new Session.Rotation(row.integer(), row.timeOrNull(), row.time(), row.time()),
            new Session.Deadlines(row.time(), row.time()),
            end(row),
            lastUse(row));
    return new LoadedSession(head.loaded(row.time()), session, nonce);
  }

  /** Empty if there is no such account. */
  Optional<LoadedSignIn> signIn(ResultSet result) throws SQLException {
    LoadedAccount owner = null;
    List<OpenSession> open = new ArrayList<>();
    while (result.next()) {
      Row row = new Row(result);
      Head head = head(row);
      UUID session = row.uuidOrNull();
      int epoch = row.integer();
      int realm = row.integer();
      if (session != null) {
        open.add(new OpenSession(new SessionId(session), epoch, realm));
      }
      owner = head.loaded(row.time());
    }
    return owner == null ? Optional.empty() : Optional.of(new LoadedSignIn(owner, open));
  }

  static Introspected introspected(ResultSet result) throws SQLException {
    Row row = new Row(result);
    byte[] secretHash = row.bytesOrNull();
    UUID session = row.uuidOrNull();
    return new Introspected(secretHash, session == null ? null : introspectedSession(row));
  }

  private static Introspected.OfSession introspectedSession(Row row) throws SQLException {
    UserId user = new UserId(row.uuid());
    AccountStatus status = AccountStatus.valueOf(row.text());
    int revokedThrough = row.integer();
    int authz = row.integer();
    Liveness.OfSession own =
        new Liveness.OfSession(row.integer(), row.integer(), row.integer(), row.flag(), row.time());
    int realm = row.integer();
    int generation = row.integer();
    Instant madeAt = row.time();
    List<String> roles = row.texts();
    String fingerprintHash = row.text();
    byte[] nonce = row.bytes();
    Liveness liveness = new Liveness(user, status, revokedThrough, authz, own, realm, row.time());
    return new Introspected.OfSession(liveness, generation, madeAt, roles, fingerprintHash, nonce);
  }

  private record Head(Account account, LoadedAccount.SealedName name, int realm, UserKey key) {
    LoadedAccount loaded(Instant now) {
      return new LoadedAccount(account, name, realm, now, key);
    }
  }

  private Head head(Row row) throws SQLException {
    UserId user = new UserId(row.uuid());
    Account account =
        new Account(
            user,
            row.number(),
            AccountStatus.valueOf(row.text()),
            row.texts(),
            row.integer(),
            row.integer(),
            row.integer(),
            row.text());
    LoadedAccount.SealedName name =
        new LoadedAccount.SealedName(new Sealed(row.text()), new EventId(row.uuid()));
    int realm = row.integer();
    UserKey key =
        masterKey
            .unwrap(row.bytes(), user)
            .orElseThrow(
                () -> new IllegalStateException("the master key does not open the key of " + user));
    return new Head(account, name, realm, key);
  }

  private static Session.End end(Row row) throws SQLException {
    int dead = row.integer();
    String expired = row.textOrNull();
    return new Session.End(
        dead,
        expired == null ? null : Expiry.valueOf(expired),
        row.timeOrNull(),
        row.integerOrNull(),
        row.flag());
  }

  private static Session.LastUse lastUse(Row row) throws SQLException {
    Instant at = row.time();
    Device device = new Device(row.text(), row.text(), row.text());
    Network network = new Network(row.text(), Network.AddressFamily.valueOf(row.text()));
    Context context = new Context(device, network, new Sealed(row.text()));
    return new Session.LastUse(at, context, new EventId(row.uuid()));
  }
}
