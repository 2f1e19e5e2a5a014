package io.sessionaudit.guard.view;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Two numbers that only rise for each 128-bit id, and a time until which they matter. Made for a
 * million entries: open addressing over one array, four longs a slot, no object per entry. One
 * thread writes, any number reads without locks and without allocating.
 *
 * <p>A slot is the id's two halves, both numbers packed, and the time in milliseconds; a slot whose
 * time is 0 is empty. The time is written last, so whoever sees it sees the rest. Within one array
 * an entry never moves or leaves; growing and forgetting publish a new array.
 */
final class NumberTable {

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private static final int SLOT = 4;
  private static final int NUMBERS = 2;
  private static final int UNTIL = 3;
  private static final int SMALLEST = 64;

  /** At most three quarters full, and more than half full after growing: 43 to 60 bytes a slot. */
  private static final double FULL = 0.75;

  private static final double GROWTH = 1.4;

  private volatile long[] slots = new long[SMALLEST * SLOT];
  private volatile int size;

  /** The packed numbers of the id, 0 if there are none. */
  long find(long high, long low) {
    long[] table = slots;
    int at = home(table, high, low);
    while ((long) LONGS.getAcquire(table, at + UNTIL) != 0) {
      if (table[at] == high && table[at + 1] == low) {
        return (long) LONGS.getAcquire(table, at + NUMBERS);
      }
      at = next(table, at);
    }
    return 0;
  }

  /** The first of two packed numbers. */
  static int first(long packed) {
    return (int) (packed >>> 32);
  }

  /** The second of two packed numbers. */
  static int second(long packed) {
    return (int) packed;
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
    if (put(slots, high, low, pack(first, second), untilMillis)) {
      int entries = size + 1;
      size = entries;
      if (entries > capacity(slots) * FULL) {
        slots = rebuilt(entries, 0);
      }
    }
  }

  /**
   * Drops the entries whose time is at or before the given one. Only one thread may call this.
   *
   * @return how many stay
   */
  int forget(long nowMillis) {
    int staying = 0;
    long[] table = slots;
    for (int at = 0; at < table.length; at += SLOT) {
      if (table[at + UNTIL] > nowMillis) {
        staying++;
      }
    }
    if (staying < size) {
      slots = rebuilt(staying, nowMillis);
      size = staying;
    }
    return staying;
  }

  int size() {
    return size;
  }

  /** Bytes of the array. */
  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  private long[] rebuilt(int entries, long nowMillis) {
    long[] old = slots;
    long[] fresh = new long[Math.max(SMALLEST, (int) (entries / FULL * GROWTH)) * SLOT];
    for (int at = 0; at < old.length; at += SLOT) {
      if (old[at + UNTIL] > nowMillis) {
        put(fresh, old[at], old[at + 1], old[at + NUMBERS], old[at + UNTIL]);
      }
    }
    return fresh;
  }

  /** Whether the id was not there. */
  private static boolean put(long[] table, long high, long low, long numbers, long until) {
    int at = home(table, high, low);
    while (table[at + UNTIL] != 0) {
      if (table[at] == high && table[at + 1] == low) {
        LONGS.setRelease(table, at + NUMBERS, larger(table[at + NUMBERS], numbers));
        LONGS.setRelease(table, at + UNTIL, Math.max(table[at + UNTIL], until));
        return false;
      }
      at = next(table, at);
    }
    table[at] = high;
    table[at + 1] = low;
    LONGS.setRelease(table, at + NUMBERS, numbers);
    LONGS.setRelease(table, at + UNTIL, until);
    return true;
  }

  private static long larger(long one, long other) {
    return pack(Math.max(first(one), first(other)), Math.max(second(one), second(other)));
  }

  private static long pack(int first, int second) {
    return ((long) first << 32) | (second & 0xFFFF_FFFFL);
  }

  private static int capacity(long[] table) {
    return table.length / SLOT;
  }

  private static int home(long[] table, long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 31)) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58_476D_1CE4_E5B9L;
    return (int) Math.unsignedMultiplyHigh(mixed, capacity(table)) * SLOT;
  }

  private static int next(long[] table, int at) {
    int next = at + SLOT;
    return next == table.length ? 0 : next;
  }
}
