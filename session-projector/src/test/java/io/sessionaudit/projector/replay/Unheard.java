package io.sessionaudit.projector.replay;

/** Nobody looks on; a test overrides what it wants to hear. */
class Unheard implements ReplayListener {

  @Override
  public void begins(String step) {
    // nobody asked
  }

  @Override
  public void folded(long done, long total) {
    // nobody asked
  }
}
