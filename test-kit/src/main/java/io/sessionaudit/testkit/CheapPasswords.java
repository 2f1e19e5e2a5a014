package io.sessionaudit.testkit;

import java.util.Map;

/**
 * Settings of an auth API whose password hashes cost next to nothing; otherwise a third of what
 * tests spend is hashing. For tests that are not about its cost.
 */
public final class CheapPasswords {

  private CheapPasswords() {}

  /** As properties. */
  public static Map<String, Object> settings() {
    return Map.of("session-audit.passwords.memory", 64, "session-audit.passwords.passes", 1);
  }
}
