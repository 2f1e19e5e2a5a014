package io.sessionaudit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();
  private static final String PASSWORD = "a long enough password";

  @TempDir Path folder;
  private EmbeddedPostgres server;

  @BeforeEach
  void start() {
    server = EmbeddedPostgres.start(folder, PROGRAMS, 0, PASSWORD);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void syncsEveryCommitAndCountsStatements() throws SQLException {
    assertThat(one("SHOW fsync")).isEqualTo("on");
    assertThat(one("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(one("SHOW server_version")).startsWith("18.");
    execute("CREATE EXTENSION pg_stat_statements");
    assertThat(one("SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t");
  }

  @Test
  void listensOnLoopbackOnly() throws SQLException {
    assertThat(one("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(one("SHOW unix_socket_directories")).isEmpty();
  }

  @Test
  void refusesWhoDoesNotKnowThePassword() {
    assertThatThrownBy(() ->
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, "a guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keepsDataAndPortOverStopAndStart() throws SQLException {
    execute("CREATE TABLE kept AS SELECT 42 AS answer");
    int port = server.port();

    server.stop();
    assertThatThrownBy(() -> one("SELECT 1")).isInstanceOf(SQLException.class);
    server.startAgain();

    assertThat(server.port()).isEqualTo(port);
    assertThat(one("SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void keepsDataForTheNextServerInTheFolder() throws SQLException {
    execute("CREATE TABLE kept AS SELECT 42 AS answer");

    server.close();
    server = EmbeddedPostgres.start(folder, PROGRAMS, 0, PASSWORD);

    assertThat(one("SELECT answer FROM kept")).isEqualTo("42");
  }

  @Test
  void saysThatThePortIsTaken(@TempDir Path other) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedPostgres.start(other, PROGRAMS, port, PASSWORD))
          .isInstanceOf(PortTakenException.class)
          .hasMessage(
              "Port %d on 127.0.0.1 is taken by another program; end that program or choose "
                  + "another port.",
              port);
    }
  }

  @Test
  void refusesAFolderInWhichAServerRuns() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(folder, PROGRAMS, 0, PASSWORD))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageContaining("in use by another running process");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, PASSWORD);
  }
}
