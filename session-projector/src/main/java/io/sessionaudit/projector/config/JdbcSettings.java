package io.sessionaudit.projector.config;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * How the database is reached, {@code jdbc.*}.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param username a role that owns schema audit and may read auth.user_key
 * @param password a secret
 */
@ConfigurationProperties("jdbc")
public record JdbcSettings(String url, String username, String password) {

  /** Credentials stay out of logs. */
  @Override
  public String toString() {
    return "PostgreSQL as " + username;
  }
}
