package io.sessionaudit.embedded;

import java.util.Objects;

/**
 * The user that a broker with access rules begins with. He may do everything; nobody else may do
 * anything until he allows it.
 *
 * @param name letters, digits and dashes
 * @param password likewise; it stands in the broker's configuration, in memory
 */
public record BrokerAdmin(String name, String password) {

  private static final String PLAIN = "[A-Za-z0-9_-]+";

  public BrokerAdmin {
    if (!Objects.requireNonNull(name, "name").matches(PLAIN)
        || !Objects.requireNonNull(password, "password").matches(PLAIN)) {
      throw new IllegalArgumentException("Letters, digits, dashes and underscores only.");
    }
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return name;
  }
}
