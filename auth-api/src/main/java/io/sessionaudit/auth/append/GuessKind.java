package io.sessionaudit.auth.append;

/**
 * What attempts are counted by. Each kind has slots of its own, so whoever fills those of one kind
 * from thousands of networks slows down nobody who is counted by another.
 */
public enum GuessKind {
  /** The name, from a network where its owner was not lately. */
  NAME(0, 32_768),
  /** The network, under any names. */
  NETWORK(32_768, 16_384),
  /** The name, in one of its owner's networks. */
  NAME_AT_HOME(49_152, 8_192),
  /** Somebody who has signed in and proves himself once more. */
  USER(57_344, 8_192);

  private final int first;
  private final int slots;

  GuessKind(int first, int slots) {
    this.first = first;
    this.slots = slots;
  }

  /** One of its rows in {@code auth.guess}. */
  int slot(int hash) {
    return first + Math.floorMod(hash, slots);
  }

  /** The row behind that one, in a circle. */
  int next(int slot) {
    return slot(slot - first + 1);
  }
}
