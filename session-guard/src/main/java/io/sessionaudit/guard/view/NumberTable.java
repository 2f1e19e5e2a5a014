package io.sessionaudit.guard.view;

/**
 * Two numbers that only rise for each 128-bit id, and a time until which they matter. Made for a
 * million entries: open addressing over primitive arrays, no object per entry. One thread writes,
 * any number reads without locks and without allocating. Growing and forgetting publish new arrays.
 */
final class NumberTable {

  private static final int SMALLEST = 64;

  /**
   * At most three quarters full, and more than half full after growing: 44 to 62 bytes an entry.
   */
  private static final double FULL = 0.75;

  private static final double GROWTH = 1.4;

  private volatile Slots slots = new Slots(SMALLEST);
  private volatile int size;

  /** Both numbers of the id as {@link Packed}, 0 if there are none. */
  long find(long high, long low) {
    return slots.find(high, low);
  }

  /**
   * Raises each number, and the time, to at least what is given. Only one thread may call this.
   *
   * @param first from 0
   * @param second from 0
   * @param untilMillis since the epoch, from 1
   */
  void raise(long high, long low, int first, int second, long untilMillis) {
    if (untilMillis <= 0) {
      throw new IllegalArgumentException("a time before 1970");
    }
    if (slots.put(high, low, Packed.of(first, second), untilMillis)) {
      int entries = size + 1;
      size = entries;
      if (entries > slots.capacity() * FULL) {
        slots = slots.copyAfter(0, capacityFor(entries));
      }
    }
  }

  /**
   * Drops the entries whose time is at or before the given one. Only one thread may call this.
   *
   * @return how many stay
   */
  int forget(long nowMillis) {
    int staying = slots.countAfter(nowMillis);
    if (staying < size) {
      slots = slots.copyAfter(nowMillis, capacityFor(staying));
      size = staying;
    }
    return staying;
  }

  int size() {
    return size;
  }

  /** Memory of the arrays. */
  long bytes() {
    return slots.bytes();
  }

  private static int capacityFor(int entries) {
    return Math.max(SMALLEST, (int) (entries / FULL * GROWTH));
  }
}
