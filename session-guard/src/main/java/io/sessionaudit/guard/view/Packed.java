package io.sessionaudit.guard.view;

/** Two numbers in one long, so that both are read at once. */
final class Packed {

  private Packed() {}

  static long of(int first, int second) {
    return ((long) first << 32) | (second & 0xFFFF_FFFFL);
  }

  static int first(long packed) {
    return (int) (packed >>> 32);
  }

  static int second(long packed) {
    return (int) packed;
  }

  /** The larger of both first numbers and the larger of both second numbers. */
  static long larger(long one, long other) {
    return of(Math.max(first(one), first(other)), Math.max(second(one), second(other)));
  }
}
