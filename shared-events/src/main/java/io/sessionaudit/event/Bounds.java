package io.sessionaudit.event;

/** Numbers that count something start somewhere; a lower one is a mistake of whoever says it. */
final class Bounds {

  private Bounds() {}

  static void atLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(what + " is at least " + least);
    }
  }

  static void named(String value, String what) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is not empty");
    }
  }
}
