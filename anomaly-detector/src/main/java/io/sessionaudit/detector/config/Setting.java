package io.sessionaudit.detector.config;

/** Says what to change when a setting cannot be used. */
final class Setting {

  private Setting() {}

  static void require(boolean holds, String name, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException("session-audit.detection." + name + " " + sentence);
    }
  }
}
