package io.sessionaudit.guard.view;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The arrays of a {@link NumberTable}. A slot is four longs: the id's two halves, both numbers
 * packed, the time in milliseconds; a slot whose time is 0 is empty. The time is written last, so
 * whoever sees it sees the rest. An entry never moves or leaves.
 *
 * <p>Beside each slot stand eight marks, one for each eighth of the ids that belong there. Nearly
 * all tokens are of users and sessions without an entry: for those the mark alone answers, from
 * memory that fits into the processor's cache.
 */
final class Slots {

  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

  private static final int SLOT = 4;
  private static final int NUMBERS = 2;
  private static final int UNTIL = 3;
  private static final int MARKS = 8;

  private final long[] longs;
  private final byte[] marks;

  Slots(int capacity) {
    longs = new long[capacity * SLOT];
    marks = new byte[capacity];
  }

  int capacity() {
    return marks.length;
  }

  long bytes() {
    return (long) longs.length * Long.BYTES + marks.length;
  }

  /** The packed numbers of the id, 0 if it is not there. */
  long find(long high, long low) {
    int place = place(high, low);
    if (((byte) BYTES.getAcquire(marks, place / MARKS) & mark(place)) == 0) {
      return 0;
    }
    int at = place / MARKS * SLOT;
    while ((long) LONGS.getAcquire(longs, at + UNTIL) != 0) {
      if (longs[at] == high && longs[at + 1] == low) {
        return (long) LONGS.getAcquire(longs, at + NUMBERS);
      }
      at = next(at);
    }
    return 0;
  }

  /** Raises what is there, or puts it there; true if it was not. There must be an empty slot. */
  boolean put(long high, long low, long numbers, long until) {
    int place = place(high, low);
    int at = place / MARKS * SLOT;
    while (longs[at + UNTIL] != 0) {
      if (longs[at] == high && longs[at + 1] == low) {
        LONGS.setRelease(longs, at + NUMBERS, Packed.larger(longs[at + NUMBERS], numbers));
        LONGS.setRelease(longs, at + UNTIL, Math.max(longs[at + UNTIL], until));
        return false;
      }
      at = next(at);
    }
    longs[at] = high;
    longs[at + 1] = low;
    LONGS.setRelease(longs, at + NUMBERS, numbers);
    LONGS.setRelease(longs, at + UNTIL, until);
    BYTES.setRelease(marks, place / MARKS, (byte) (marks[place / MARKS] | mark(place)));
    return true;
  }

  /** How many have a later time. */
  int countAfter(long millis) {
    int count = 0;
    for (int at = 0; at < longs.length; at += SLOT) {
      if (longs[at + UNTIL] > millis) {
        count++;
      }
    }
    return count;
  }

  /** Fresh slots with those that have a later time. */
  Slots copyAfter(long millis, int capacity) {
    Slots copy = new Slots(capacity);
    for (int at = 0; at < longs.length; at += SLOT) {
      if (longs[at + UNTIL] > millis) {
        copy.put(longs[at], longs[at + 1], longs[at + NUMBERS], longs[at + UNTIL]);
      }
    }
    return copy;
  }

  /** From 0 to eight times the capacity: slot and mark in one number. */
  private int place(long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 31)) * 0x9E37_79B9_7F4A_7C15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58_476D_1CE4_E5B9L;
    return (int) Math.unsignedMultiplyHigh(mixed, (long) marks.length * MARKS);
  }

  private static int mark(int place) {
    return 1 << (place % MARKS);
  }

  private int next(int at) {
    int next = at + SLOT;
    return next == longs.length ? 0 : next;
  }
}
