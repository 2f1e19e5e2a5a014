package io.sessionaudit.auth.credential;

/**
 * What one hash costs (RFC 9106 section 3.1).
 *
 * @param memoryKib in KiB, 8 per lane to 256 MiB
 * @param iterations passes over the memory, 1 to 16
 * @param parallelism lanes, 1 to 16
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {

  /** 19 MiB, two passes, one lane: OWASP's choice for Argon2id. */
  public static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

  /** Of one hash. */
  public static final int MOST_MEMORY_KIB = 262_144;

  /** Over the memory of one hash. */
  public static final int MOST_PASSES = 16;

  private static final int MOST_LANES = 16;

  /**
   * A cost within these bounds.
   *
   * @throws IllegalArgumentException otherwise
   */
  public Argon2Cost {
    if (parallelism < 1
        || parallelism > MOST_LANES
        || iterations < 1
        || iterations > MOST_PASSES
        || memoryKib < 8 * parallelism
        || memoryKib > MOST_MEMORY_KIB) {
      throw new IllegalArgumentException("Argon2 parameters out of bounds");
    }
  }

  /** Whether it takes less memory, or fewer passes, than the default. */
  public boolean isBelowDefault() {
    return memoryKib < DEFAULT.memoryKib || iterations < DEFAULT.iterations;
  }
}
