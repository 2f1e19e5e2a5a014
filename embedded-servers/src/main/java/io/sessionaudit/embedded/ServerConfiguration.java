package io.sessionaudit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two configuration files of the server, written anew at every start. */
final class ServerConfiguration {

  private ServerConfiguration() {}

  static void write(Path data, int port) throws IOException {
    Files.writeString(data.resolve("postgresql.conf"), settings(port));
    Files.writeString(
        data.resolve("pg_hba.conf"), "host all all " + Ports.LOOPBACK + "/32 scram-sha-256\n");
  }

  private static String settings(int port) {
    return """
    listen_addresses = '%s'
    port = %d
    unix_socket_directories = ''
    max_connections = 200
    shared_buffers = 64MB
    fsync = on
    synchronous_commit = on
    full_page_writes = on
    password_encryption = 'scram-sha-256'
    shared_preload_libraries = 'pg_stat_statements'
    timezone = 'UTC'
    log_timezone = 'UTC'
    datestyle = 'iso, mdy'
    """
        .formatted(Ports.LOOPBACK, port);
  }
}
