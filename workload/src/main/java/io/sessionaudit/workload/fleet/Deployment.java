package io.sessionaudit.workload.fleet;

import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.wire.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A running platform, whoever started it: what clients and checks reach. */
public interface Deployment {

  /** Where each auth API serves; the first one's is the issuer. At least one. */
  List<URI> auth();

  /** How clients reach Kafka. */
  KafkaConnection kafka();

  /** How an operator reaches the database. */
  DatabaseLogin operator();

  /** Where the services keep their keys. */
  Path keys();

  /** What the first start has left for one of the first accounts, by the file's name. */
  Map<String, String> credentials(String name);

  /** A connection of the operator's. */
  default Connection connect() throws SQLException {
    DatabaseLogin login = operator();
    return DriverManager.getConnection(login.url(), login.username(), login.password());
  }

  /**
   * Has the operator execute statements, in one transaction unless they say otherwise.
   *
   * @throws FleetException with the server's own words, if that is not possible
   */
  default void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new FleetException("The database refuses: " + failure.getMessage(), failure);
    }
  }

  /**
   * What the operator reads as one number; 0 if there is no row, or nothing in it.
   *
   * @throws FleetException with the server's own words, if that is not possible
   */
  default long number(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException failure) {
      throw new FleetException("The database does not answer: " + failure.getMessage(), failure);
    }
  }
}
