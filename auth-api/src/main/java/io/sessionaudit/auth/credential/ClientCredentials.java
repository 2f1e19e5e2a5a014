package io.sessionaudit.auth.credential;

import java.util.Objects;

/**
 * What a service client signs its requests with.
 *
 * @param id public, stands in events
 * @param secret shown once, stored as a hash only
 */
public record ClientCredentials(String id, String secret) {

  public ClientCredentials {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(secret, "secret");
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "ClientCredentials[" + id + ", ***]";
  }
}
