package io.sessionaudit.auth;

import org.flywaydb.core.Flyway;

/**
 * The tables of auth-api, for whoever lays a database ready before its first start. The service
 * itself brings them up to date at every start, in the same way.
 */
public final class AuthSchema {

  /** Schema that holds them. */
  public static final String NAME = "auth";

  private AuthSchema() {}

  /**
   * Makes what is missing.
   *
   * @param url of a database that has the schema
   * @param role who shall own the tables; the user can become it
   * @return how many steps were missing
   * @throws org.flywaydb.core.api.FlywayException if the database refuses
   */
  public static int migrate(String url, String username, String password, String role) {
    return Flyway.configure(AuthSchema.class.getClassLoader())
        .dataSource(url, username, password)
        .initSql("SET search_path = pg_catalog; SET ROLE " + role)
        .locations("classpath:auth-api/migration")
        .schemas(NAME)
        .defaultSchema(NAME)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
