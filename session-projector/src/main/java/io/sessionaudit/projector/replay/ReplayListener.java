package io.sessionaudit.projector.replay;

/** Is told how far a replay has come. Calls come from several threads, one at a time. */
public interface ReplayListener {

  /** A step begins, and the one before it has ended. */
  void begins(String step);

  /**
   * Records were folded.
   *
   * @param done offsets of the log that lie behind, of {@code total}
   */
  void folded(long done, long total);
}
