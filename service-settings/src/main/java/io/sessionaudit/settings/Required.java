package io.sessionaudit.settings;

import org.jspecify.annotations.Nullable;

/** Settings without a default. */
final class Required {

  private Required() {}

  /**
   * The value, if there is one.
   *
   * @throws IllegalArgumentException with a sentence that says what to set
   */
  static <T> T value(@Nullable T value, String key) {
    if (value == null) {
      throw missing(key);
    }
    return value;
  }

  static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException(
        key
            + " is not set: set it, or "
            + SettingName.variable(key)
            + ". See docs/configuration.md.");
  }
}
