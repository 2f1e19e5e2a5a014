package io.sessionaudit.workload.fleet;

import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.wire.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
}
