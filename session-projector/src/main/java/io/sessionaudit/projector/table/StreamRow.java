package io.sessionaudit.projector.table;

/**
 * How far a stream is folded.
 *
 * @param version of the last event that was folded, 0 before the first
 * @param parked nothing more is folded until somebody has looked
 * @param skips how many versions were left out by an operator and not passed over yet
 */
public record StreamRow(String name, long version, boolean parked, int skips) {

  public static StreamRow fresh(String name) {
    return new StreamRow(name, 0, false, 0);
  }

  /** The highest version that may come next. */
  public long highestNext() {
    return version + 1 + skips;
  }

  /** Folded up to there. What was left out had to be missing by now. */
  public StreamRow at(long newVersion) {
    return new StreamRow(name, newVersion, parked, 0);
  }

  /** Folded up to there, and what was left out may be missing further on. */
  public StreamRow on(long newVersion) {
    return new StreamRow(name, newVersion, parked, Math.toIntExact(highestNext() - newVersion));
  }

  public StreamRow park() {
    return new StreamRow(name, version, true, skips);
  }

  /**
   * Folding may go on.
   *
   * @param leftOut versions that will never come
   */
  public StreamRow release(int leftOut) {
    return new StreamRow(name, version, false, skips + leftOut);
  }
}
