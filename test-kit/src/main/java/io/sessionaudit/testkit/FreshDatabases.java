package io.sessionaudit.testkit;

import java.util.UUID;

/** Makes databases with names of their own. */
final class FreshDatabases {

  private FreshDatabases() {}

  /**
   * @param urlPrefix JDBC URL of the server, up to and with the slash before the database name
   */
  static Database on(String urlPrefix, String username, String password) {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    new Database(urlPrefix + "postgres", username, password).execute("CREATE DATABASE " + name);
    return new Database(urlPrefix + name, username, password);
  }
}
