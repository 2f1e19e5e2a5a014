package io.sessionaudit.standalone.platform;

import io.sessionaudit.embedded.EmbeddedPostgres;
import io.sessionaudit.standalone.prepare.DatabaseLogin;
import io.sessionaudit.standalone.prepare.DatabasePreparation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The database superuser's way in, kept in {@code DATA/credentials/postgres.properties}. The
 * services' own passwords are new at every start and stand nowhere.
 */
record DatabaseCredentials(String url, String username, String password) {

  static final String DATABASE = "session_audit";

  /** Reads the file, or makes one before the database is first made. */
  static DatabaseCredentials of(DataFolder data, int port) {
    Path file = data.credentials().resolve("postgres.properties");
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    DatabaseCredentials credentials =
        new DatabaseCredentials(url, EmbeddedPostgres.SUPERUSER, password(data, file));
    credentials.write(file);
    return credentials;
  }

  /** Lays this database ready, as its superuser. */
  DatabasePreparation preparation() {
    return new DatabasePreparation(
        new DatabaseLogin(url, username, password), Duration.ofSeconds(10));
  }

  private static String password(DataFolder data, Path file) {
    if (Files.exists(file)) {
      String password = PropertiesFile.read(file).get("password");
      if (password != null) {
        return password;
      }
    }
    if (Files.exists(data.postgres().resolve("data"))) {
      throw new PlatformException(
          file + " is missing or says no password; the database cannot be opened without it.");
    }
    return Secrets.password();
  }

  private void write(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("url", url);
    values.put("username", username);
    values.put("password", password);
    PropertiesFile.write(file, values);
  }

  @Override
  public String toString() {
    return username + " at " + url;
  }
}
