package io.sessionaudit.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL is reached.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param username the role of this service
 * @param password a secret
 * @param passwordFile a file that holds it instead
 */
@ConfigurationProperties("jdbc")
public record JdbcSettings(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path passwordFile) {

  /**
   * The URL.
   *
   * @throws IllegalArgumentException with a sentence if there is none
   */
  public String requiredUrl() {
    return Required.value(url, "jdbc.url");
  }

  /**
   * The role.
   *
   * @throws IllegalArgumentException with a sentence if there is none
   */
  public String requiredUsername() {
    return Required.value(username, "jdbc.username");
  }

  /**
   * The password; a database of a demo may do without one.
   *
   * @param demo whether a password that could be guessed is allowed
   * @throws IllegalArgumentException with a sentence that says what to set
   */
  public Secret requiredPassword(boolean demo) {
    Secret secret = Secret.of("jdbc.password", password, passwordFile);
    if (demo) {
      return secret == null ? new Secret("") : secret;
    }
    if (secret == null) {
      throw new IllegalArgumentException(
          "jdbc.password is not set: set JDBC_PASSWORD or JDBC_PASSWORD_FILE.");
    }
    return secret.strong("jdbc.password");
  }

  /** Credentials stay out of logs. */
  @Override
  public String toString() {
    return "PostgreSQL as " + username;
  }
}
