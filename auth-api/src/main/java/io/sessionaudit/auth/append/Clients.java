package io.sessionaudit.auth.append;

import io.sessionaudit.event.Envelope;
import io.sessionaudit.event.EventId;
import io.sessionaudit.event.RealmEvent.ClientCreated;
import io.sessionaudit.event.RealmEvent.ClientDeleted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Service clients: their rows, and their events on the stream of the realm. */
public final class Clients {

  private static final String RAISE =
      ", a AS (UPDATE auth.realm SET version = version + 1 FROM c RETURNING version)";

  private static final RealmAppend CREATE =
      new RealmAppend(
          "c AS (INSERT INTO auth.client (client_id, name, secret_hash, created_at)"
              + " VALUES (?, ?, ?, ?) ON CONFLICT (client_id) DO NOTHING RETURNING client_id)"
              + RAISE);

  private static final RealmAppend DELETE =
      new RealmAppend(
          "c AS (DELETE FROM auth.client WHERE client_id = ? RETURNING client_id)" + RAISE);

  private final DataSource dataSource;
  private final Runnable committed;

  public Clients(DataSource dataSource, Runnable committed) {
    this.dataSource = dataSource;
    this.committed = committed;
  }

  /** A client as it is listed; nobody sees its secret again. */
  public record Client(String id, String name, Instant createdAt) {}

  /** Whether the realm's stream has begun: then the first client was made, and maybe deleted. */
  public boolean wereEver() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT version > 0 FROM auth.realm");
        ResultSet result = statement.executeQuery()) {
      return result.next() && new Row(result).flag();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /** All of them, the newest first. There are as many as services, so they are one page. */
  public List<Client> all() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT client_id, name, created_at FROM auth.client"
                    + " ORDER BY created_at DESC, client_id");
        ResultSet result = statement.executeQuery()) {
      List<Client> clients = new ArrayList<>();
      while (result.next()) {
        Row row = new Row(result);
        clients.add(new Client(row.text(), row.text(), row.time()));
      }
      return clients;
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /** SHA-256 of the client's secret. */
  public Optional<byte[]> secretHash(String clientId) {
    try (Connection connection = dataSource.getConnection()) {
      return column(connection, "secret_hash", clientId, Row::bytes);
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /**
   * Creates a client, unless the id is taken; nothing is changed then.
   *
   * @return the event that says so
   */
  public Optional<EventId> createIfAbsent(
      String clientId, String name, byte[] secretHash, Envelope.Lineage lineage) {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = DatabaseClock.now(connection);
      return told(
          CREATE.write(
              connection,
              new ClientCreated(clientId, name),
              now,
              lineage,
              to -> to.text(clientId).text(name).bytes(secretHash).time(now)));
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /**
   * Deletes a client; it cannot ask for anything from then on.
   *
   * @return the event that says so; empty if there is no such client
   */
  public Optional<EventId> delete(String clientId, Envelope.Lineage lineage) {
    try (Connection connection = dataSource.getConnection()) {
      Optional<String> name = column(connection, "name", clientId, Row::text);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      return told(
          DELETE.write(
              connection,
              new ClientDeleted(clientId, name.get()),
              DatabaseClock.now(connection),
              lineage,
              to -> to.text(clientId)));
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private Optional<EventId> told(Optional<EventId> event) {
    event.ifPresent(_ -> committed.run());
    return event;
  }

  private interface Column<T> {
    T of(Row row) throws SQLException;
  }

  private static <T> Optional<T> column(
      Connection connection, String name, String clientId, Column<T> column) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + name + " FROM auth.client WHERE client_id = ?")) {
      new Parameters(statement).text(clientId);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(column.of(new Row(result))) : Optional.empty();
      }
    }
  }
}
