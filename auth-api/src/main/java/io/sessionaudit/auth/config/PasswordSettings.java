package io.sessionaudit.auth.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.sessionaudit.auth.credential.Argon2Cost;

/**
 * What hashing a password costs (Argon2id, RFC 9106): the server at each sign-in, and whoever has
 * stolen the hashes at each guess. A hash that was made at another cost is checked at that one, and
 * stays until its password is changed; as long as there are some, how long a failed sign-in takes
 * tells their names from names that are nobody's.
 *
 * @param memory in KiB, for each hash that is computed, 8 to 262,144
 * @param passes over that memory, 1 to 16; memory times passes is at most 16 times the default's,
 *     which is a second or so
 */
@ConfigurationProperties("session-audit.passwords")
public record PasswordSettings(
    @Bindable(defaultValue = "19456") int memory, @Bindable(defaultValue = "2") int passes) {

  private static final long MOST_WORK =
      16L * Argon2Cost.DEFAULT.memoryKib() * Argon2Cost.DEFAULT.iterations();

  public PasswordSettings {
    if (memory < 8 || memory > Argon2Cost.MOST_MEMORY_KIB) {
      throw new IllegalArgumentException(
          "session-audit.passwords.memory is from 8 to %d KiB."
              .formatted(Argon2Cost.MOST_MEMORY_KIB));
    }
    if (passes < 1 || passes > Argon2Cost.MOST_PASSES) {
      throw new IllegalArgumentException(
          "session-audit.passwords.passes is from 1 to %d.".formatted(Argon2Cost.MOST_PASSES));
    }
    if ((long) memory * passes > MOST_WORK) {
      throw new IllegalArgumentException(
          ("session-audit.passwords.memory times session-audit.passwords.passes is at most %d:"
                  + " a sign-in would wait too long.")
              .formatted(MOST_WORK));
    }
  }

  /**
   * The cost.
   *
   * @throws IllegalArgumentException if it is too low for production
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
