package io.sessionaudit.auth.append;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.FreshIds;
import io.sessionaudit.event.RealmEvent.ClientCreated;
import io.sessionaudit.wire.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Service clients: their rows, and their events on the stream of the realm. */
public final class Clients {

  private static final String CREATE =
      "WITH c AS (INSERT INTO auth.client (client_id, name, secret_hash, created_at)"
          + " VALUES (?, ?, ?, ?) ON CONFLICT (client_id) DO NOTHING RETURNING client_id),"
          + " a AS (UPDATE auth.realm SET version = version + 1 FROM c RETURNING version)"
          + AppendStatement.journal(1);

  private final DataSource dataSource;
  private final Runnable committed;

  public Clients(DataSource dataSource, Runnable committed) {
    this.dataSource = dataSource;
    this.committed = committed;
  }

  /** Whether there is any client. */
  public boolean any() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT EXISTS (SELECT FROM auth.client)");
        ResultSet result = statement.executeQuery()) {
      return result.next() && new Row(result).flag();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /** SHA-256 of the client's secret. */
  public Optional<byte[]> secretHash(String clientId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT secret_hash FROM auth.client WHERE client_id = ?")) {
      new Parameters(statement).text(clientId);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(new Row(result).bytes()) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /**
   * Creates a client, unless the id is taken; nothing is changed then.
   *
   * @return whether it was created
   */
  public boolean createIfAbsent(
      String clientId, String name, byte[] secretHash, Envelope.Lineage lineage) {
    EventId id = FreshIds.event();
    ClientCreated event = new ClientCreated(clientId, name);
    try (Connection connection = dataSource.getConnection()) {
      Instant now = DatabaseClock.now(connection);
      Envelope envelope =
          new Envelope(id, now, event.stream(), null, lineage, Envelope.Source.AUTH_API);
      try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
        Parameters parameters =
            new Parameters(statement)
                .text(clientId)
                .text(name)
                .bytes(secretHash)
                .time(now)
                .text(event.stream().name());
        new JournalRow(EventCodec.encode(envelope, event), null).bind(parameters);
        try (ResultSet result = statement.executeQuery()) {
          if (!result.next()) {
            return false;
          }
        }
      }
      committed.run();
      return true;
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }
}
