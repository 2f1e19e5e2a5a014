package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.auth.credential.Argon2Cost;

/**
 * What hashing a password costs (Argon2id, RFC 9106): the server at each sign-in, and whoever has
 * stolen the hashes at each guess. A hash that was made at another cost is checked at that one, and
 * renewed at its owner's next sign-in. Until then how long a failed sign-in takes tells names of
 * that kind from names that are nobody's.
 *
 * @param memory in KiB, for each hash that is computed, 8 to 262,144; as many at once as there are
 *     cores
 * @param passes over that memory, 1 to 16
 */
@ConfigurationProperties("session-audit.passwords")
public record PasswordSettings(
    @Bindable(defaultValue = "19456") int memory, @Bindable(defaultValue = "2") int passes) {

  /**
   * The cost.
   *
   * @throws IllegalArgumentException if it is out of bounds, or too low for production
   */
  Argon2Cost cost(AuthSettings settings) {
    Argon2Cost cost = new Argon2Cost(memory, passes, 1);
    if (cost.isBelowDefault() && settings.profile().equals("production")) {
      throw new IllegalArgumentException(
          ("session-audit.passwords.memory is from %d and session-audit.passwords.passes from %d;"
                  + " less is for session-audit.profile=demo.")
              .formatted(Argon2Cost.DEFAULT.memoryKib(), Argon2Cost.DEFAULT.iterations()));
    }
    return cost;
  }
}
